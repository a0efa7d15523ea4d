package org.ytarchive.download.download.postgres;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.Paging;
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.download.download.Companions;
import org.ytarchive.download.download.Download;
import org.ytarchive.download.download.DownloadId;
import org.ytarchive.download.download.DownloadProgress;
import org.ytarchive.download.download.DownloadStore;
import org.ytarchive.download.download.ProgressNote;
import org.ytarchive.download.download.Run;
import org.ytarchive.download.sql.Sql;
import org.ytarchive.download.sql.WorkTable;
import org.ytarchive.download.work.Counts;

/** Downloads in PostgreSQL; the statements are in {@link Statements}. */
@Singleton
class PostgresDownloadStore implements DownloadStore {
  private final Sql sql;
  private final DownloadRows rows;
  private final WorkTable table;

  PostgresDownloadStore(Sql sql, DownloadRows rows) {
    this.sql = sql;
    this.rows = rows;
    this.table = new WorkTable(sql, "download.downloads", "DOWNLOADING", STATES_CHANNEL);
  }

  @Override
  public void lock(String workFolder) {
    table.exclude("download " + workFolder);
  }

  @Override
  public void insert(Download d) {
    sql.update(Statements.INSERT, rows.values(d));
  }

  @Override
  public Optional<Download> find(DownloadId id) {
    return sql.first(Statements.FIND, rows::read, id.value());
  }

  @Override
  public Optional<Download> find(String jobId, int attempt) {
    return sql.first(Statements.FIND_ATTEMPT, rows::read, jobId, attempt);
  }

  @Override
  public Optional<Download> newest(String jobId) {
    return sql.first(Statements.NEWEST, rows::read, jobId);
  }

  @Override
  public void supersede(String jobId, int attempt, Instant now) {
    sql.update(Statements.UNKEEP, jobId, attempt);
    sql.list(Statements.SUPERSEDE, row -> true, now, jobId, attempt);
  }

  @Override
  public Optional<Download> claim(DownloadId id, Instant now) {
    return sql.together(
        () -> {
          find(id).ifPresent(d -> lock(d.request().workFolder()));
          var claimed = sql.first(Statements.CLAIM, rows::read, now, id.value());
          claimed.ifPresent(d -> table.tell(d.id().value()));
          return claimed;
        });
  }

  @Override
  public boolean describe(Run run, VideoInfo info, Optional<Long> estimatedSize) {
    return changed(Statements.DESCRIBE, run, rows.write(info), estimatedSize.orElse(null));
  }

  @Override
  public boolean report(Run run, DownloadProgress p) {
    return sql.first(
            Statements.REPORT,
            row -> row.getLong("written") == 1,
            p.phase().name(),
            p.percent(),
            p.bytes(),
            p.total().orElse(null),
            p.speed().orElse(null),
            p.eta().orElse(null),
            run.id().value(),
            run.number(),
            PROGRESS_CHANNEL,
            new ProgressNote(run, p).write())
        .orElse(false);
  }

  @Override
  public void tell(Run run, DownloadProgress progress) {
    sql.first(
        Statements.TELL, row -> true, PROGRESS_CHANNEL, new ProgressNote(run, progress).write());
  }

  @Override
  public boolean isCurrent(Run run) {
    return table.isCurrent(run.id().value(), run.number());
  }

  @Override
  public boolean remember(Run run, DownloadedFile file) {
    return table.note(Statements.REMEMBER, run.id().value(), run.number(), rows.write(file));
  }

  @Override
  public boolean forgetFile(Run run) {
    return table.note(Statements.FORGET_FILE, run.id().value(), run.number());
  }

  @Override
  public boolean accompany(Run run, Companions companions) {
    return table.note(Statements.ACCOMPANY, run.id().value(), run.number(), rows.write(companions));
  }

  @Override
  public boolean complete(Run run, DownloadProgress p, Instant now) {
    return changed(
        Statements.COMPLETE,
        run,
        p.bytes(),
        p.total().orElse(null),
        p.speed().orElse(null),
        p.eta().orElse(null),
        now);
  }

  @Override
  public boolean fail(Run run, Failure failure, Instant now) {
    return changed(
        Statements.FAIL, run, rows.write(failure), isWorthAnotherTry(failure.failureClass()), now);
  }

  private static boolean isWorthAnotherTry(FailureClass failure) {
    return switch (failure) {
      case LATER, BLOCKED, DISK_FULL -> true;
      case NEVER, BUG -> false;
    };
  }

  @Override
  public boolean release(Run run) {
    return changed(Statements.RELEASE, run);
  }

  private boolean changed(String statement, Run run, @Nullable Object... values) {
    return table.change(statement, run.id().value(), run.number(), values);
  }

  @Override
  public Optional<DownloadStatus> cancel(DownloadId id, Instant now) {
    return table.cancel(Statements.CANCEL, id.value(), now).map(DownloadStatus::valueOf);
  }

  @Override
  public boolean forgetPartial(DownloadId id) {
    return sql.update(Statements.FORGET_PARTIAL, id.value()) == 1;
  }

  @Override
  public List<Download> open(Paging paging) {
    return table.page(Statements.OPEN, Statements.OPEN_AFTER, rows::read, paging);
  }

  @Override
  public Counts counts() {
    return table.counts();
  }

  @Override
  public boolean dropUnlessNeeded(String workFolder, Instant keepSince, Runnable drop) {
    return table.dropUnless(
        Statements.NEEDED, "download " + workFolder, drop, workFolder, keepSince);
  }
}
