package org.ytarchive.jobs.door.processing;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.common.api.ApiField;
import org.ytarchive.common.api.ApiValue;

/**
 * Takes videos in ({@code distributed-video-processing.md}, "Upload Video"), on platform threads.
 */
@Controller
@ExecuteOn(TaskExecutors.IO)
class UploadController {
  private final UploadService uploads;
  private final UploadAllowances allowances;

  UploadController(UploadService uploads, UploadAllowances allowances) {
    this.uploads = uploads;
    this.allowances = allowances;
  }

  /** Takes a video in and has it processed: enhanced, and looked into. */
  @ApiCall(
      id = "uploadVideo",
      consumes = MediaType.MULTIPART_FORM_DATA,
      fields = {
        @ApiField(
            name = "file",
            is = "a video, told by its first bytes and by ffprobe; up to `MAX_UPLOAD_SIZE`",
            type = byte[].class,
            required = true),
        @ApiField(
            name = "client_id",
            is = "who hears of it at `/ws/{client_id}`; at most 200 characters"),
        @ApiField(
            name = "denoise",
            is = "strength of noise reduction; 0 is none",
            type = double.class,
            value = @ApiValue(min = "0", max = "10", byDefault = "2")),
        @ApiField(
            name = "contrast",
            is = "factor; 1 leaves it",
            type = double.class,
            value = @ApiValue(min = "0.5", max = "2", byDefault = "1.05")),
        @ApiField(
            name = "saturation",
            is = "factor; 0 is grey, 1 leaves it",
            type = double.class,
            value = @ApiValue(min = "0", max = "3", byDefault = "1.1")),
        @ApiField(
            name = "sharpen",
            is = "strength; 0 is none",
            type = double.class,
            value = @ApiValue(min = "0", max = "2", byDefault = "0.6")),
        @ApiField(
            name = "deinterlace",
            is = "`auto`: when the video is interlaced",
            value =
                @ApiValue(
                    words = {"auto", "on", "off"},
                    byDefault = "auto"))
      },
      refusals = {400, 413, 422, 429, 500})
  @Post("/upload")
  @Consumes(MediaType.ALL)
  UploadAccepted upload(HttpRequest<?> request) {
    allowances.take(request);
    return UploadAccepted.of(uploads.receive(body(request)));
  }

  /** The bytes are asked for when it is clear that they are wanted: only then is 100 answered. */
  private static UploadReceiver.Body body(HttpRequest<?> request) {
    if (request instanceof ServerHttpRequest<?> open) {
      return new UploadReceiver.Body(
          request.getHeaders().get(HttpHeaders.CONTENT_TYPE),
          open.byteBody().expectedLength().orElse(-1),
          () -> open.byteBody().toInputStream());
    }
    throw new IllegalStateException("a request without a body that can be read");
  }
}
