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
import jakarta.annotation.Nullable;

/**
 * Serves a video's best file or one that is named, its thumbnail, its subtitles and what was made
 * of it, whole or in part; {@code HEAD} comes with {@code GET}.
 */
@Controller("/storage/videos")
@ExecuteOn(TaskExecutors.BLOCKING)
class FileController {
  private final FileService files;
  private final FileAnswers answers;

  FileController(FileService files, FileAnswers answers) {
    this.files = files;
    this.answers = answers;
  }

  @Get("/{videoId}/file")
  @Produces(MediaType.ALL)
  HttpResponse<?> file(
      HttpRequest<?> request,
      String videoId,
      @Nullable @QueryValue String path,
      @QueryValue(defaultValue = "false") String download) {
    var file = path == null ? files.best(videoId) : files.at(videoId, path);
    return answers.serve(request, file, download);
  }

  @Get("/{videoId}/thumbnail")
  @Produces(MediaType.ALL)
  HttpResponse<?> thumbnail(
      HttpRequest<?> request, String videoId, @QueryValue(defaultValue = "false") String download) {
    return answers.serve(request, files.thumbnail(videoId), download);
  }

  @Get("/{videoId}/enhanced")
  @Produces(MediaType.ALL)
  HttpResponse<?> enhanced(
      HttpRequest<?> request, String videoId, @QueryValue(defaultValue = "false") String download) {
    return answers.serve(request, files.enhanced(videoId), download);
  }

  @Get("/{videoId}/extracted")
  @Produces(MediaType.ALL)
  HttpResponse<?> extracted(
      HttpRequest<?> request, String videoId, @QueryValue(defaultValue = "false") String download) {
    return answers.serve(request, files.extracted(videoId), download);
  }

  @Get("/{videoId}/subtitles")
  @Produces(MediaType.ALL)
  HttpResponse<?> subtitles(
      HttpRequest<?> request, String videoId, @QueryValue(defaultValue = "false") String download) {
    return answers.serve(request, files.subtitles(videoId), download);
  }

  @Get("/{videoId}/subtitles/{language}")
  @Produces(MediaType.ALL)
  HttpResponse<?> subtitles(
      HttpRequest<?> request,
      String videoId,
      String language,
      @QueryValue(defaultValue = "false") String download) {
    return answers.serve(request, files.subtitles(videoId, language), download);
  }
}
