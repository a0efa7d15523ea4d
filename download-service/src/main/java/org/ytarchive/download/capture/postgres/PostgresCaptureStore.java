package org.ytarchive.download.capture.postgres;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ytarchive.common.Cursor;
import org.ytarchive.common.Paging;
import org.ytarchive.contracts.download.CompanionFile;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.download.capture.Capture;
import org.ytarchive.download.capture.CaptureProgress;
import org.ytarchive.download.capture.CaptureRequest;
import org.ytarchive.download.capture.CaptureRun;
import org.ytarchive.download.capture.CaptureStore;
import org.ytarchive.download.capture.Segment;
import org.ytarchive.download.sql.Sql;

/** Captures in PostgreSQL; the statements are in {@link CaptureStatements}. */
@Singleton
class PostgresCaptureStore implements CaptureStore {
  private final Sql sql;
  private final CaptureRows rows;

  PostgresCaptureStore(Sql sql, CaptureRows rows) {
    this.sql = sql;
    this.rows = rows;
  }

  @Override
  public void lock() {
    sql.first(CaptureStatements.LOCK, row -> true);
  }

  @Override
  public int load(String owner) {
    return sql.first(CaptureStatements.LOAD, row -> row.getInt("load"), owner).orElse(0);
  }

  @Override
  public void insert(CaptureRequest request, UUID ticket, Instant now) {
    sql.update(
        CaptureStatements.INSERT,
        request.id(),
        ticket,
        request.attempt(),
        request.source().orElse(null),
        request.length().toMillis(),
        request.audio(),
        request.name().orElse(null),
        request.outputFolder(),
        now);
  }

  @Override
  public void again(CaptureRequest request, UUID ticket) {
    sql.update(
        CaptureStatements.AGAIN,
        ticket,
        request.attempt(),
        request.source().orElse(null),
        request.id());
    tell(request.id());
  }

  @Override
  public Optional<Capture> find(String id) {
    return sql.first(CaptureStatements.FIND, rows::read, id);
  }

  @Override
  public Optional<Capture> claim(UUID ticket, String owner, Instant now) {
    return sql.together(
        () -> {
          var id =
              sql.first(CaptureStatements.CLAIM, row -> row.getString("id"), owner, now, ticket);
          id.ifPresent(this::tell);
          return id.flatMap(this::find);
        });
  }

  private void tell(String id) {
    sql.first(CaptureStatements.NOTIFY, row -> true, CHANNEL, id);
  }

  @Override
  public boolean isCurrent(CaptureRun run) {
    return sql.first(CaptureStatements.IS_CURRENT, row -> true, run.id(), run.number()).isPresent();
  }

  @Override
  public boolean report(CaptureRun run, CaptureProgress progress) {
    return sql.first(
            CaptureStatements.REPORT,
            row -> row.getLong("written") == 1,
            progress.phase().name(),
            progress.percent(),
            progress.recorded(),
            progress.bytes(),
            run.id(),
            run.number(),
            CHANNEL,
            run.id() + PROGRESS_MARK)
        .orElse(false);
  }

  @Override
  public boolean keep(CaptureRun run, List<Segment> segments, Optional<Instant> until) {
    return changed(run, CaptureStatements.KEEP, rows.write(segments), until.orElse(null));
  }

  @Override
  public boolean remember(CaptureRun run, DownloadedFile file, List<CompanionFile> companions) {
    return changed(run, CaptureStatements.REMEMBER, rows.write(file), rows.write(companions));
  }

  @Override
  public boolean complete(CaptureRun run, Instant now) {
    return changed(run, CaptureStatements.COMPLETE, now);
  }

  @Override
  public boolean fail(CaptureRun run, Failure failure, Instant now) {
    return changed(run, CaptureStatements.FAIL, rows.write(failure), now);
  }

  @Override
  public boolean release(CaptureRun run) {
    return changed(run, CaptureStatements.RELEASE);
  }

  /** One row changed: ours, and all hear of it. None: the run is over. */
  private boolean changed(CaptureRun run, String statement, @Nullable Object... values) {
    var all = java.util.Arrays.copyOf(values, values.length + 2);
    all[values.length] = run.id();
    all[values.length + 1] = run.number();
    return sql.together(
        () -> {
          boolean ours = sql.update(statement, all) == 1;
          if (ours) {
            tell(run.id());
          }
          return ours;
        });
  }

  @Override
  public Optional<Boolean> cancel(String id, Instant now) {
    return sql.together(
        () -> {
          var ran =
              sql.first(
                  CaptureStatements.CANCEL,
                  row -> row.getString("state").equals("CAPTURING"),
                  id,
                  now);
          ran.ifPresent(any -> tell(id));
          return ran;
        });
  }

  @Override
  public void note(String id, Instant at, String line) {
    sql.together(
        () -> {
          sql.update(CaptureStatements.NOTE, at, line, id);
          sql.first(CaptureStatements.NOTIFY, row -> true, CHANNEL, id + PROGRESS_MARK);
          return true;
        });
  }

  @Override
  public List<Capture> open(Paging paging) {
    return paging
        .after()
        .map(end -> openAfter(end, paging.fetch()))
        .orElseGet(
            () ->
                sql.list(
                    CaptureStatements.OPEN, rows::read, paging.fetch(), paging.slice().offset()));
  }

  private List<Capture> openAfter(Cursor end, int fetch) {
    return sql.list(CaptureStatements.OPEN_AFTER, rows::read, end.instant(0), end.uuid(), fetch, 0);
  }

  @Override
  public Counts counts() {
    return sql.first(
            CaptureStatements.COUNTS,
            row -> new Counts(row.getLong("active"), row.getLong("queued")))
        .orElse(new Counts(0, 0));
  }

  @Override
  public boolean needsFolder(String id, Instant failedSince) {
    return sql.first(CaptureStatements.NEEDED, row -> true, id, failedSince).isPresent();
  }
}
