package org.ytarchive.jobs.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Paging;
import org.ytarchive.common.Slice;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;

/** The store whose promises are tested, and words to say it in. */
public abstract class JobStores {
  protected static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");
  static final Instant LATER = NOON.plusSeconds(3600);
  static final Failure FAILURE =
      new Failure("YTDLP_ERROR", "no \u0000 luck", FailureClass.LATER, Map.of("line", 7));

  protected abstract JobStore jobs();

  /** What stands in the queues, as {@code id:attempt} or {@code ERRAND:id:attempt}. */
  protected abstract List<String> queued();

  protected static Job aJob() {
    return Job.ordered(
        JobId.random(),
        new VideoId("dQw4w9WgXcQ"),
        new JobOptions("720p", false, "/downloads/a", true, 5),
        NOON);
  }

  protected Job inserted() {
    var job = aJob();
    jobs().insert(job);
    return jobs().find(job.id()).orElseThrow();
  }

  protected Job change(Job job, java.util.function.Function<Job, Change> step) {
    return jobs().change(job.id(), now -> Optional.of(step.apply(now))).orElseThrow();
  }

  Job claimed() {
    return change(inserted(), job -> Change.told(job.claim(NOON), EventKind.JOB_STARTED));
  }

  protected static Paging page(int limit, int offset) {
    return new Paging(new Slice(limit, offset), Optional.empty());
  }
}
