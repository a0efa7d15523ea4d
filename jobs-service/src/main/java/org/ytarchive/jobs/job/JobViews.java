package org.ytarchive.jobs.job;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.ytarchive.common.Cursor;
import org.ytarchive.common.Paging;
import org.ytarchive.common.Wanted;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.jobs.CancelledJob;
import org.ytarchive.contracts.jobs.CreatedJob;
import org.ytarchive.contracts.jobs.JobList;
import org.ytarchive.contracts.jobs.JobView;

/** Jobs in the words of the wire. */
public final class JobViews {
  private JobViews() {}

  static CreatedJob created(Job job, Optional<Instant> estimate) {
    return new CreatedJob(
        job.id().toString(),
        videoId(job),
        job.status().wireName(),
        job.createdAt(),
        estimate.orElse(null),
        job.kind().wireName(),
        playlistId(job));
  }

  static CancelledJob cancelled(Job job) {
    var at = Objects.requireNonNullElse(job.finishedAt(), job.updatedAt());
    return new CancelledJob(job.id().toString(), job.status().wireName(), at);
  }

  static JobList list(JobPage found, Paging paging, String order) {
    var page =
        paging.page(found.jobs(), last -> Cursor.after(order, last.id().value(), last.createdAt()));
    var items = page.items().stream().map(job -> item(job, job.position(), title(job))).toList();
    return new JobList(items, found.total(), page.hasMore(), page.nextCursor().orElse(null));
  }

  static JobList children(Child.Page found, Paging paging, String order) {
    var page =
        paging.page(
            found.children(),
            last -> Cursor.after(order, last.job().id().value(), last.position()));
    var items = page.items().stream().map(JobViews::item).toList();
    return new JobList(items, found.total(), page.hasMore(), page.nextCursor().orElse(null));
  }

  private static JobList.Item item(Child child) {
    var known = title(child.job());
    return item(child.job(), child.position(), known == null ? child.title() : known);
  }

  private static JobList.Item item(Job job, @Nullable Integer position, @Nullable String title) {
    return new JobList.Item(
        job.id().toString(),
        videoId(job),
        job.kind().wireName(),
        job.status().wireName(),
        job.phase().wireName(),
        job.progress().percent(),
        job.createdAt(),
        job.updatedAt(),
        playlistId(job),
        channel(job),
        parentId(job),
        position,
        title,
        Optional.ofNullable(job.file()).map(DownloadedFile::path).orElse(null),
        error(job.error()));
  }

  @Nullable
  private static String videoId(Job job) {
    return job.subject().orElse(null);
  }

  /** A channel's is that of its uploads, once they were read. */
  @Nullable
  private static String playlistId(Job job) {
    return switch (job.wanted()) {
      case Wanted.Video video -> null;
      case Wanted.Playlist(var id) -> id.value();
      case Wanted.Channel channel -> said(job, "playlist_id");
      case Wanted.Capture capture -> null;
      case Wanted.Processing processing -> null;
    };
  }

  @Nullable
  private static String channel(Job job) {
    return job.wanted() instanceof Wanted.Channel(var name) ? name.value() : null;
  }

  @Nullable
  private static String parentId(Job job) {
    return job.parentId() == null ? null : job.parentId().toString();
  }

  @Nullable
  private static String title(Job job) {
    return said(job, "title");
  }

  @Nullable
  private static String said(Job job, String field) {
    var metadata = job.metadata();
    return metadata != null && metadata.get(field) instanceof String text ? text : null;
  }

  static JobView view(
      Job job,
      Optional<Instant> estimate,
      Optional<Waiting> waiting,
      Optional<JobView.Children> children,
      Optional<JobView.Details> details) {
    var file = Optional.ofNullable(job.file());
    return new JobView(
        job.id().toString(),
        job.kind().wireName(),
        videoId(job),
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
        waiting.map(Waiting::message).orElse(null),
        playlistId(job),
        channel(job),
        parentId(job),
        job.position(),
        children.orElse(null),
        details.orElse(null));
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
