package org.ytarchive.jobs.job;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.jobs.CancelledJob;
import org.ytarchive.contracts.jobs.CreatedJob;
import org.ytarchive.contracts.jobs.JobList;
import org.ytarchive.contracts.jobs.JobView;

/** Jobs in the words of the wire. */
public final class JobViews {
  private static final String KIND = "download";

  private JobViews() {}

  static CreatedJob created(Job job, Optional<Instant> estimate) {
    return new CreatedJob(
        job.id().toString(),
        job.videoId().value(),
        job.status().wireName(),
        job.createdAt(),
        estimate.orElse(null));
  }

  static CancelledJob cancelled(Job job) {
    var at = Objects.requireNonNullElse(job.finishedAt(), job.updatedAt());
    return new CancelledJob(job.id().toString(), job.status().wireName(), at);
  }

  static JobList list(JobPage page, int offset) {
    var items = page.jobs().stream().map(JobViews::item).toList();
    return new JobList(items, page.total(), offset + items.size() < page.total());
  }

  private static JobList.Item item(Job job) {
    return new JobList.Item(
        job.id().toString(),
        job.videoId().value(),
        KIND,
        job.status().wireName(),
        job.phase().wireName(),
        job.progress().percent(),
        job.createdAt(),
        job.updatedAt());
  }

  static JobView view(Job job, Optional<Instant> estimate, Optional<Waiting> waiting) {
    var file = Optional.ofNullable(job.file());
    return new JobView(
        job.id().toString(),
        KIND,
        job.videoId().value(),
        job.status().wireName(),
        job.phase().wireName(),
        job.progress().percent(),
        job.options().quality(),
        job.options().audio(),
        job.attempt(),
        job.options().maxAttempts(),
        job.createdAt(),
        job.updatedAt(),
        job.startedAt(),
        job.finishedAt(),
        job.nextAttemptAt(),
        estimate.orElse(null),
        job.progress().downloadedBytes(),
        job.progress().totalBytes(),
        job.progress().speed(),
        job.progress().eta(),
        job.metadata(),
        file.map(DownloadedFile::path).orElse(null),
        file.map(DownloadedFile::size).orElse(null),
        file.map(DownloadedFile::sha256).orElse(null),
        file.map(DownloadedFile::duration).orElse(null),
        error(job.error()),
        job.workPlanId(),
        job.options().subtitles(),
        job.options().priority(),
        job.options().notBefore(),
        waiting.map(w -> w.reason().wireName()).orElse(null),
        waiting.flatMap(Waiting::until).orElse(null),
        waiting.map(Waiting::message).orElse(null));
  }

  /** A failure as listeners and callers see it. */
  @Nullable
  public static JobView.JobError error(@Nullable Failure failure) {
    return failure == null
        ? null
        : new JobView.JobError(
            failure.code(),
            failure.message(),
            failure.failureClass().wireName(),
            failure.details());
  }
}
