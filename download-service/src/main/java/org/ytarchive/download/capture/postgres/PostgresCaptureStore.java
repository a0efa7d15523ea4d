package org.ytarchive.download.capture.postgres;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
import org.ytarchive.download.sql.WorkTable;
import org.ytarchive.download.work.Counts;

/** Captures in PostgreSQL; the statements are in {@link CaptureStatements}. */
@Singleton
class PostgresCaptureStore implements CaptureStore {
  private final Sql sql;
  private final CaptureRows rows;
  private final WorkTable table;

  PostgresCaptureStore(Sql sql, CaptureRows rows) {
    this.sql = sql;
    this.rows = rows;
    this.table = new WorkTable(sql, "download.captures", "CAPTURING", CHANNEL);
  }

  @Override
  public void lock() {
    table.exclude("captures");
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
    table.tell(request.id());
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
          id.ifPresent(table::tell);
          return id.flatMap(this::find);
        });
  }

  @Override
  public boolean isCurrent(CaptureRun run) {
    return table.isCurrent(run.id(), run.number());
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
    return changed(CaptureStatements.KEEP, run, rows.write(segments), until.orElse(null));
  }

  @Override
  public boolean remember(CaptureRun run, DownloadedFile file, List<CompanionFile> companions) {
    return changed(CaptureStatements.REMEMBER, run, rows.write(file), rows.write(companions));
  }

  @Override
  public boolean complete(CaptureRun run, Instant now) {
    return changed(CaptureStatements.COMPLETE, run, now);
  }

  @Override
  public boolean fail(CaptureRun run, Failure failure, Instant now) {
    return changed(CaptureStatements.FAIL, run, rows.write(failure), now);
  }

  @Override
  public boolean release(CaptureRun run) {
    return changed(CaptureStatements.RELEASE, run);
  }

  private boolean changed(String statement, CaptureRun run, @Nullable Object... values) {
    return table.change(statement, run.id(), run.number(), values);
  }

  @Override
  public Optional<Boolean> cancel(String id, Instant now) {
    return table.cancel(CaptureStatements.CANCEL, id, now).map("CAPTURING"::equals);
  }

  @Override
  public void note(String id, Instant at, String line) {
    sql.together(
        () -> {
          sql.update(CaptureStatements.NOTE, at, line, id);
          table.tell(id + PROGRESS_MARK);
          return true;
        });
  }

  @Override
  public List<Capture> open(Paging paging) {
    return table.page(CaptureStatements.OPEN, CaptureStatements.OPEN_AFTER, rows::read, paging);
  }

  @Override
  public Counts counts() {
    return table.counts();
  }

  @Override
  public boolean needsFolder(String id, Instant failedSince) {
    return sql.first(CaptureStatements.NEEDED, row -> true, id, failedSince).isPresent();
  }
}
