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

/** Serves any kept file by what it is called: for services that share no disk with this one. */
@Controller("/storage/file")
@ExecuteOn(TaskExecutors.BLOCKING)
class NamedFileController {
  private final FileService files;
  private final FileAnswers answers;

  NamedFileController(FileService files, FileAnswers answers) {
    this.files = files;
    this.answers = answers;
  }

  @Get
  @Produces(MediaType.ALL)
  HttpResponse<?> file(
      HttpRequest<?> request,
      @QueryValue String path,
      @QueryValue(defaultValue = "false") String download) {
    return answers.serve(request, files.called(path), download);
  }
}
