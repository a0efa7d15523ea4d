package org.ytarchive.storage.serving;

import static org.ytarchive.common.ErrorCode.FILE_NOT_FOUND;
import static org.ytarchive.common.ErrorCode.STORAGE_ERROR;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.common.api.ApiValue;
import org.ytarchive.common.http.PathSegments;
import org.ytarchive.storage.link.LinkService;
import org.ytarchive.storage.object.ObjectStores;

/** Serves linked files by their own names, whole or in part. */
@Controller("/storage/links")
@ExecuteOn(TaskExecutors.BLOCKING)
class LinkedFileController {
  private final LinkService links;
  private final ObjectStores stores;
  private final FileAnswers answers;

  LinkedFileController(LinkService links, ObjectStores stores, FileAnswers answers) {
    this.links = links;
    this.stores = stores;
    this.answers = answers;
  }

  /** A linked file by its own name, whole or in part. */
  @ApiCall(
      id = "getLinkedFile",
      errors = {FILE_NOT_FOUND, STORAGE_ERROR},
      file = true)
  @Get("/{owner}/{item}/{folder}/{name:[^/]+}")
  @Produces(MediaType.ALL)
  HttpResponse<?> file(
      HttpRequest<?> request,
      String owner,
      String item,
      String folder,
      String name,
      @ApiValue(words = {"true", "false"}) @QueryValue(defaultValue = "false") String download) {
    var meant = PathSegments.last(request, name);
    var file = links.get(owner, item, folder, meant).file();
    return answers.serve(request, ServedFile.open(file, stores.of(file)), download);
  }
}
