package org.ytarchive.download.download.postgres;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.Cursor;
import org.ytarchive.common.OutputFormat;
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

/** Downloads in PostgreSQL; the statements are in {@link Statements}. */
@Singleton
class PostgresDownloadStore implements DownloadStore {
  private final Sql sql;
  private final DownloadRows rows;

  PostgresDownloadStore(Sql sql, DownloadRows rows) {
    this.sql = sql;
    this.rows = rows;
  }

  @Override
  public void lock(String workFolder) {
    sql.first(Statements.LOCK, row -> true, "download " + workFolder);
  }

  @Override
  public void insert(Download d) {
    var request = d.request();
    var order = request.order();
    sql.update(
        Statements.INSERT,
        d.id().value(),
        request.jobId().orElse(null),
        request.attempt(),
        request.workFolder(),
        order.videoId().value(),
        order.quality().toString(),
        order.formatSelection().orElse(null),
        order.extractAudio(),
        order.strict(),
        String.join(",", order.subtitles()),
        order.format().map(OutputFormat::wireName).orElse(null),
        order.autoCaptions(),
        request.outputFolder(),
        rows.write(d.file().orElse(null)),
        rows.write(d.companions()),
        d.times().created());
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
          claimed.ifPresent(d -> announce(d.id()));
          return claimed;
        });
  }

  private void announce(DownloadId id) {
    sql.first(Statements.NOTIFY, row -> true, STATES_CHANNEL, id.value().toString());
  }

  @Override
  public boolean describe(Run run, VideoInfo info, Optional<Long> estimatedSize) {
    return changed(
        run,
        Statements.DESCRIBE,
        rows.write(info),
        estimatedSize.orElse(null),
        id(run),
        run.number());
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
            id(run),
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
    return sql.first(Statements.IS_CURRENT, row -> true, id(run), run.number()).isPresent();
  }

  @Override
  public boolean remember(Run run, DownloadedFile file) {
    return changed(run, Statements.REMEMBER, rows.write(file), id(run), run.number());
  }

  @Override
  public boolean accompany(Run run, Companions companions) {
    return changed(run, Statements.ACCOMPANY, rows.write(companions), id(run), run.number());
  }

  @Override
  public boolean complete(Run run, DownloadProgress p, Instant now) {
    return changed(
        run,
        Statements.COMPLETE,
        p.bytes(),
        p.total().orElse(null),
        p.speed().orElse(null),
        p.eta().orElse(null),
        now,
        id(run),
        run.number());
  }

  @Override
  public boolean fail(Run run, Failure failure, Instant now) {
    return changed(
        run,
        Statements.FAIL,
        rows.write(failure),
        isWorthAnotherTry(failure.failureClass()),
        now,
        id(run),
        run.number());
  }

  private static boolean isWorthAnotherTry(FailureClass failure) {
    return switch (failure) {
      case LATER, BLOCKED, DISK_FULL -> true;
      case NEVER, BUG -> false;
    };
  }

  @Override
  public boolean release(Run run) {
    return changed(run, Statements.RELEASE, id(run), run.number());
  }

  /** One row changed: ours, and all hear of it. None: the run is over. */
  private boolean changed(
      Run run, String statement, @jakarta.annotation.Nullable Object... values) {
    return sql.together(
        () -> {
          boolean ours = sql.update(statement, values) == 1;
          if (ours) {
            announce(run.id());
          }
          return ours;
        });
  }

  @Override
  public Optional<DownloadStatus> cancel(DownloadId id, Instant now) {
    return sql.together(
        () -> {
          var before =
              sql.first(
                  Statements.CANCEL,
                  row -> DownloadStatus.valueOf(row.getString("state")),
                  id.value(),
                  now);
          before.ifPresent(state -> announce(id));
          return before;
        });
  }

  @Override
  public boolean forgetPartial(DownloadId id) {
    return sql.update(Statements.FORGET_PARTIAL, id.value()) == 1;
  }

  @Override
  public List<Download> open(Paging paging) {
    return paging
        .after()
        .map(end -> openAfter(end, paging.fetch()))
        .orElseGet(
            () -> sql.list(Statements.OPEN, rows::read, paging.fetch(), paging.slice().offset()));
  }

  private List<Download> openAfter(Cursor end, int fetch) {
    return sql.list(Statements.OPEN_AFTER, rows::read, end.instant(0), end.uuid(), fetch, 0);
  }

  @Override
  public Counts counts() {
    return sql.first(
            Statements.COUNTS, row -> new Counts(row.getLong("active"), row.getLong("queued")))
        .orElse(new Counts(0, 0));
  }

  @Override
  public boolean dropUnlessNeeded(String workFolder, Instant keepSince, Runnable drop) {
    return sql.together(
        () -> {
          lock(workFolder);
          var needed = sql.first(Statements.NEEDED, row -> true, workFolder, keepSince);
          if (needed.isEmpty()) {
            drop.run();
          }
          return needed.isEmpty();
        });
  }

  private static java.util.UUID id(Run run) {
    return run.id().value();
  }
}
