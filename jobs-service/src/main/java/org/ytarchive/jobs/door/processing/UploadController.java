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

  /** A form with {@code file}, and beside it {@code client_id} and adjustments. */
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
