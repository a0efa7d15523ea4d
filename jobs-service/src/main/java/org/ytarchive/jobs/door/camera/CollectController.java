package org.ytarchive.jobs.door.camera;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.Nullable;
import java.util.Objects;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.JobId;
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.common.api.ApiField;
import org.ytarchive.common.api.ApiValue;
import org.ytarchive.jobs.capture.CameraSettings;
import org.ytarchive.jobs.capture.CaptureOrders;
import org.ytarchive.jobs.capture.CaptureWork;
import org.ytarchive.jobs.door.InvalidInput;

/** Starts captures ({@code camera-collector.md}, "Start a Collection Job"). */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class CollectController {
  private static final byte[] NOTHING = {};

  private final Fields fields;
  private final CameraSettings settings;
  private final CaptureOrders orders;

  CollectController(Fields fields, CameraSettings settings, CaptureOrders orders) {
    this.fields = fields;
    this.settings = settings;
    this.orders = orders;
  }

  /**
   * Starts a capture of a camera or live stream and answers at once. Without a body it captures
   * {@code CAMERA_DEFAULT_URL}, else a test pattern.
   */
  @ApiCall(
      id = "collect",
      consumes = {
        MediaType.APPLICATION_JSON,
        MediaType.APPLICATION_FORM_URLENCODED,
        MediaType.MULTIPART_FORM_DATA
      },
      fields = {
        @ApiField(
            name = "stream_url",
            is =
                "`rtsp://`, `rtsps://`, `http://` or `https://` (MJPEG, HLS, YouTube live), or"
                    + " `device:NAME` for a camera the operator has named; `CAMERA_DEFAULT_URL`"
                    + " when it is not sent"),
        @ApiField(
            name = "duration",
            is =
                "whole seconds, with a unit (`30s`, `5m`, `1h`) or ISO 8601 (`PT1M30S`);"
                    + " `CAMERA_DEFAULT_DURATION` when it is not sent"),
        @ApiField(
            name = "audio",
            is = "whether sound is kept, if the source has any",
            type = boolean.class,
            value = @ApiValue(byDefault = "true")),
        @ApiField(
            name = "name",
            is =
                "the title it is found by, up to 200 characters; made of the source and the time"
                    + " when it is not sent"),
        @ApiField(
            name = "retries",
            is = "how often it is tried again",
            type = int.class,
            value = @ApiValue(min = "0", max = "19", byDefault = "4"))
      },
      refusals = {422, 429, 507})
  @Post("/collect")
  @Consumes(MediaType.ALL)
  Collected collect(HttpRequest<?> request, @Nullable @Body byte[] body) {
    var given = fields.read(request, Objects.requireNonNullElse(body, NOTHING));
    var wish = Wish.read(given, settings);
    var id = JobId.random();
    admit(id, wish.work(), given.get("stream_url"));
    orders.order(id, wish.work(), wish.retries());
    return Collected.of(id);
  }

  private void admit(JobId id, CaptureWork work, @Nullable Object given) {
    try {
      orders.admit(id, work);
    } catch (ArchiveException refused) {
      throw refused.code() == ErrorCode.SOURCE_NOT_ALLOWED ? notAllowed(refused, given) : refused;
    }
  }

  /** What the caller gave, not what we took instead: the usual source may hold a password. */
  private static ArchiveException notAllowed(ArchiveException refused, @Nullable Object given) {
    return InvalidInput.refusal(
        InvalidInput.wrong("body", "stream_url", refused.getMessage(), given));
  }
}
