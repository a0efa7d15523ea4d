package org.ytarchive.storage.upload;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.http.idempotency.Idempotency;
import org.ytarchive.storage.video.RecordViews;
import org.ytarchive.storage.video.VideoRecordStore;

/**
 * Takes files in ({@code ytarchive.md}, "Save Video File"), on platform threads: hashing would keep
 * virtual ones from everybody else.
 */
@Controller("/storage")
@ExecuteOn(TaskExecutors.IO)
class UploadController {
  private final UploadReceiver receiver;
  private final UploadService uploads;
  private final Idempotency idempotency;
  private final Clock clock;

  UploadController(
      UploadReceiver receiver, UploadService uploads, Idempotency idempotency, Clock clock) {
    this.receiver = receiver;
    this.uploads = uploads;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  /**
   * A form with {@code file}, and beside it {@code video_id}, {@code metadata} and more. To an
   * {@code Idempotency-Key} the file is the request.
   */
  @Post("/video")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> upload(HttpRequest<?> request) {
    return receiver.<HttpResponse<?>>receive(body(request), upload -> once(request, upload));
  }

  private HttpResponse<?> once(HttpRequest<?> request, Upload upload) {
    var hash = upload.file().sha256().getBytes(StandardCharsets.US_ASCII);
    return idempotency.once(request, hash, false, () -> answer(uploads.keep(upload)));
  }

  /** The bytes are asked for when it is clear that they are wanted: only then is 100 answered. */
  private static UploadBody body(HttpRequest<?> request) {
    if (request instanceof ServerHttpRequest<?> open) {
      return new UploadBody(
          request.getHeaders().get(HttpHeaders.CONTENT_TYPE),
          open.byteBody().expectedLength().orElse(-1),
          () -> open.byteBody().toInputStream());
    }
    throw new IllegalStateException("a request without a body that can be read");
  }

  private HttpResponse<?> answer(VideoRecordStore.Saved saved) {
    var view = Envelope.success(RecordViews.of(saved.record()), clock.instant());
    var location = URI.create("/storage/videos/" + saved.record().id());
    return saved.created() ? HttpResponse.created(view, location) : HttpResponse.ok(view);
  }
}
