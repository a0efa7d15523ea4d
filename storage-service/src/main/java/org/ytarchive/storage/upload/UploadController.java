package org.ytarchive.storage.upload;

import static org.ytarchive.common.ErrorCode.DISK_FULL;
import static org.ytarchive.common.ErrorCode.INVALID_VIDEO_ID;
import static org.ytarchive.common.ErrorCode.METADATA_INVALID;
import static org.ytarchive.common.ErrorCode.PAYLOAD_TOO_LARGE;
import static org.ytarchive.common.ErrorCode.STORAGE_ERROR;
import static org.ytarchive.common.ErrorCode.UNSUPPORTED_MEDIA_TYPE;

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
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.common.api.ApiField;
import org.ytarchive.common.api.ApiValue;
import org.ytarchive.common.http.idempotency.Idempotency;
import org.ytarchive.contracts.storage.VideoRecordView;
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
   * Takes a file in, as a form whose parts come in any order. To an {@code Idempotency-Key} the
   * file is the request.
   */
  @ApiCall(
      id = "saveVideo",
      errors = {
        INVALID_VIDEO_ID,
        METADATA_INVALID,
        PAYLOAD_TOO_LARGE,
        UNSUPPORTED_MEDIA_TYPE,
        STORAGE_ERROR,
        DISK_FULL
      },
      statuses = {200, 201},
      consumes = MediaType.MULTIPART_FORM_DATA,
      fields = {
        @ApiField(
            name = "file",
            is = "a video or sound, told by its bytes and not by its name",
            type = byte[].class,
            required = true),
        @ApiField(
            name = "video_id",
            is =
                "11 characters, or `up_…` or `cap_…`; without it the record is an upload named by"
                    + " its bytes"),
        @ApiField(
            name = "metadata",
            is =
                "a JSON object, as in `POST /storage/metadata`; without it what was known stays, or"
                    + " the file's name is the title"),
        @ApiField(
            name = "kind",
            is = "follows from the id when it is not sent",
            value = @ApiValue(words = {"youtube", "capture", "upload"})),
        @ApiField(name = "quality", is = "such as `720p`")
      },
      answer = VideoRecordView.class)
  @Post("/video")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> upload(HttpRequest<?> request) {
    return idempotency.onceArrived(
        request,
        arrival ->
            receiver.<HttpResponse<?>>receive(body(request), upload -> once(arrival, upload)));
  }

  private HttpResponse<?> once(Idempotency.Arrival arrival, Upload upload) {
    var hash = upload.file().sha256().getBytes(StandardCharsets.US_ASCII);
    return arrival.once(hash, () -> answer(uploads.keep(upload)));
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
