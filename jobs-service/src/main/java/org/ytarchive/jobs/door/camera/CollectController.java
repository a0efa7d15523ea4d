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
import java.time.Clock;
import java.util.Objects;
import java.util.OptionalInt;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Wanted;
import org.ytarchive.jobs.capture.Admission;
import org.ytarchive.jobs.capture.CaptureFacts;
import org.ytarchive.jobs.capture.CaptureWork;
import org.ytarchive.jobs.door.InvalidInput;
import org.ytarchive.jobs.job.JobService;
import org.ytarchive.jobs.job.NewWork;

/** Starts captures ({@code camera-collector.md}, "Start a Collection Job"). */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class CollectController {
  private static final byte[] NOTHING = {};

  private final Fields fields;
  private final CameraSettings settings;
  private final Admission admission;
  private final JobService jobs;
  private final Clock clock;

  CollectController(
      Fields fields, CameraSettings settings, Admission admission, JobService jobs, Clock clock) {
    this.fields = fields;
    this.settings = settings;
    this.admission = admission;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** With no body the default source; see {@link Wish} for the fields. */
  @Post("/collect")
  @Consumes(MediaType.ALL)
  Collected collect(HttpRequest<?> request, @Nullable @Body byte[] body) {
    var given = fields.read(request, Objects.requireNonNullElse(body, NOTHING));
    var wish = Wish.read(given, settings);
    var id = JobId.random();
    admit(id, wish.work(), given.get("stream_url"));
    jobs.order(
        new NewWork(
            id,
            Wanted.Capture.of(id),
            wish.work().write(),
            CaptureFacts.ordered(wish.work(), clock.instant()),
            wish.retries() + 1,
            0,
            OptionalInt.of(settings.atOnce())));
    return Collected.of(id);
  }

  private void admit(JobId id, CaptureWork work, @Nullable Object given) {
    try {
      admission.require(id, work);
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
