package org.ytarchive.storage.serving;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.ytarchive.storage.file.StorageRoots;
import org.ytarchive.storage.link.LinkService;

/** Serves linked files by their own names, whole or in part. */
@Controller("/storage/links")
@ExecuteOn(TaskExecutors.BLOCKING)
class LinkedFileController {
  private final LinkService links;
  private final StorageRoots roots;
  private final FileAnswers answers;

  LinkedFileController(LinkService links, StorageRoots roots, FileAnswers answers) {
    this.links = links;
    this.roots = roots;
    this.answers = answers;
  }

  @Get("/{owner}/{item}/{folder}/{name}")
  @Produces(MediaType.ALL)
  HttpResponse<?> file(
      HttpRequest<?> request,
      String owner,
      String item,
      String folder,
      String name,
      @QueryValue(defaultValue = "false") String download) {
    var file = links.get(owner, item, folder, name).file();
    var path = roots.locate(file).orElseThrow(ServedFile::gone);
    return answers.serve(request, ServedFile.open(file, path), download);
  }
}
