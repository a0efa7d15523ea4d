package org.ytarchive.storage.serving;

import static org.ytarchive.common.ErrorCode.FILE_NOT_FOUND;
import static org.ytarchive.common.ErrorCode.STORAGE_ERROR;
import static org.ytarchive.common.ErrorCode.VIDEO_NOT_FOUND;

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
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.common.api.ApiValue;

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

  /**
   * The best video file or one that is named, whole or in part.
   *
   * @param path of one of the record's files, as the record names it
   */
  @ApiCall(
      id = "getVideoFile",
      errors = {VIDEO_NOT_FOUND, FILE_NOT_FOUND, STORAGE_ERROR},
      file = true)
  @Get("/{videoId}/file")
  @Produces(MediaType.ALL)
  HttpResponse<?> file(
      HttpRequest<?> request,
      String videoId,
      @Nullable @QueryValue String path,
      @ApiValue(words = {"true", "false"}) @QueryValue(defaultValue = "false") String download) {
    var file = path == null ? files.best(videoId) : files.at(videoId, path);
    return answers.serve(request, file, download);
  }

  /** The newest thumbnail, whole or in part. */
  @ApiCall(
      id = "getThumbnail",
      errors = {VIDEO_NOT_FOUND, FILE_NOT_FOUND, STORAGE_ERROR},
      file = true)
  @Get("/{videoId}/thumbnail")
  @Produces(MediaType.ALL)
  HttpResponse<?> thumbnail(
      HttpRequest<?> request,
      String videoId,
      @ApiValue(words = {"true", "false"}) @QueryValue(defaultValue = "false") String download) {
    return answers.serve(request, files.thumbnail(videoId), download);
  }

  /** The video that was last made of this one to look better, whole or in part. */
  @ApiCall(
      id = "getEnhancedVideo",
      errors = {VIDEO_NOT_FOUND, FILE_NOT_FOUND, STORAGE_ERROR},
      file = true)
  @Get("/{videoId}/enhanced")
  @Produces(MediaType.ALL)
  HttpResponse<?> enhanced(
      HttpRequest<?> request,
      String videoId,
      @ApiValue(words = {"true", "false"}) @QueryValue(defaultValue = "false") String download) {
    return answers.serve(request, files.enhanced(videoId), download);
  }

  /** What was last worked out of this video, as JSON, whole or in part. */
  @ApiCall(
      id = "getExtractedMetadata",
      errors = {VIDEO_NOT_FOUND, FILE_NOT_FOUND, STORAGE_ERROR},
      file = true)
  @Get("/{videoId}/extracted")
  @Produces(MediaType.ALL)
  HttpResponse<?> extracted(
      HttpRequest<?> request,
      String videoId,
      @ApiValue(words = {"true", "false"}) @QueryValue(defaultValue = "false") String download) {
    return answers.serve(request, files.extracted(videoId), download);
  }

  /** The subtitles in English, else the first there are, whole or in part. */
  @ApiCall(
      id = "getSubtitles",
      errors = {VIDEO_NOT_FOUND, FILE_NOT_FOUND, STORAGE_ERROR},
      file = true)
  @Get("/{videoId}/subtitles")
  @Produces(MediaType.ALL)
  HttpResponse<?> subtitles(
      HttpRequest<?> request,
      String videoId,
      @ApiValue(words = {"true", "false"}) @QueryValue(defaultValue = "false") String download) {
    return answers.serve(request, files.subtitles(videoId), download);
  }

  /**
   * The subtitles in just this language, whole or in part.
   *
   * @param language such as {@code en} or {@code pt-BR}; {@code und} where nobody said
   */
  @ApiCall(
      id = "getSubtitlesIn",
      errors = {VIDEO_NOT_FOUND, FILE_NOT_FOUND, STORAGE_ERROR},
      file = true)
  @Get("/{videoId}/subtitles/{language}")
  @Produces(MediaType.ALL)
  HttpResponse<?> subtitles(
      HttpRequest<?> request,
      String videoId,
      String language,
      @ApiValue(words = {"true", "false"}) @QueryValue(defaultValue = "false") String download) {
    return answers.serve(request, files.subtitles(videoId, language), download);
  }
}
