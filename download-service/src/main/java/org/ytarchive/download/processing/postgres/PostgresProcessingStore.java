package org.ytarchive.download.processing.postgres;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ytarchive.common.Cursor;
import org.ytarchive.common.Paging;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.processing.ProcessingStatus;
import org.ytarchive.download.processing.Phase;
import org.ytarchive.download.processing.Processing;
import org.ytarchive.download.processing.ProcessingId;
import org.ytarchive.download.processing.ProcessingRequest;
import org.ytarchive.download.processing.ProcessingRun;
import org.ytarchive.download.processing.ProcessingStore;
import org.ytarchive.download.sql.Sql;

/** Processings in PostgreSQL; the statements are in {@link Statements}. */
@Singleton
class PostgresProcessingStore implements ProcessingStore {
  private final Sql sql;
  private final ProcessingRows rows;

  PostgresProcessingStore(Sql sql, ProcessingRows rows) {
    this.sql = sql;
    this.rows = rows;
  }

  @Override
  public void lock(String jobId) {
    exclude("processing of " + jobId);
  }

  private void exclude(String name) {
    sql.first(Statements.LOCK, row -> true, name);
  }

  @Override
  public void insert(Processing p) {
    var request = p.request();
    sql.update(
        Statements.INSERT,
        p.id().value(),
        request.jobId(),
        request.attempt(),
        request.process().name(),
        request.fileId(),
        request.sourcePath(),
        request.filename(),
        rows.write(request.adjustment().orElse(null)),
        p.times().created());
  }

  @Override
  public Optional<Processing> find(ProcessingId id) {
    return sql.first(Statements.FIND, rows::read, id.value());
  }

  @Override
  public Optional<Processing> find(String jobId, int attempt) {
    return sql.first(Statements.FIND_ATTEMPT, rows::read, jobId, attempt);
  }

  @Override
  public Optional<Processing> newest(String jobId) {
    return sql.first(Statements.NEWEST, rows::read, jobId);
  }

  @Override
  public void supersede(String jobId, int attempt, Instant now) {
    sql.list(Statements.SUPERSEDE, row -> true, now, jobId, attempt);
  }

  @Override
  public Claim claim(ProcessingId id, Instant now) {
    return sql.together(
        () -> find(id).map(p -> claim(id, p.request(), now)).orElseGet(Claim.Over::new));
  }

  private Claim claim(ProcessingId id, ProcessingRequest request, Instant now) {
    exclude("processing in " + request.workFolder());
    var other = other(id, request);
    if (other.isPresent()) {
      return new Claim.Busy(other.get());
    }
    var claimed = sql.first(Statements.CLAIM, rows::read, now, id.value());
    claimed.ifPresent(p -> announce(p.id()));
    return claimed.<Claim>map(Claim.Taken::new).orElseGet(Claim.Over::new);
  }

  private Optional<ProcessingId> other(ProcessingId id, ProcessingRequest request) {
    return sql.first(
        Statements.OTHER,
        row -> new ProcessingId(row.getObject("id", UUID.class)),
        request.fileId(),
        request.process().name(),
        id.value());
  }

  private void announce(ProcessingId id) {
    sql.first(Statements.NOTIFY, row -> true, id.value().toString());
  }

  @Override
  public boolean report(ProcessingRun run, Phase phase, int percent) {
    return sql.first(Statements.REPORT, row -> true, phase.name(), percent, id(run), run.number())
        .isPresent();
  }

  @Override
  public boolean isCurrent(ProcessingRun run) {
    return sql.first(Statements.IS_CURRENT, row -> true, id(run), run.number()).isPresent();
  }

  @Override
  public boolean remember(ProcessingRun run, DownloadedFile file) {
    return changed(run, Statements.REMEMBER, rows.write(file), id(run), run.number());
  }

  @Override
  public boolean complete(ProcessingRun run, Instant now) {
    return changed(run, Statements.COMPLETE, now, id(run), run.number());
  }

  @Override
  public boolean fail(ProcessingRun run, Failure failure, Instant now) {
    return changed(run, Statements.FAIL, rows.write(failure), now, id(run), run.number());
  }

  @Override
  public boolean release(ProcessingRun run) {
    return changed(run, Statements.RELEASE, id(run), run.number());
  }

  /** One row changed: ours, and all hear of it. None: the run is over. */
  private boolean changed(ProcessingRun run, String statement, @Nullable Object... values) {
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
  public Optional<ProcessingStatus> cancel(ProcessingId id, Instant now) {
    return sql.together(
        () -> {
          var before =
              sql.first(
                  Statements.CANCEL,
                  row -> ProcessingStatus.valueOf(row.getString("state")),
                  id.value(),
                  now);
          before.ifPresent(state -> announce(id));
          return before;
        });
  }

  @Override
  public List<Processing> open(Paging paging) {
    return paging
        .after()
        .map(end -> openAfter(end, paging.fetch()))
        .orElseGet(
            () -> sql.list(Statements.OPEN, rows::read, paging.fetch(), paging.slice().offset()));
  }

  private List<Processing> openAfter(Cursor end, int limit) {
    return sql.list(Statements.OPEN_AFTER, rows::read, end.instant(0), end.uuid(), limit, 0);
  }

  @Override
  public Counts counts() {
    return sql.first(
            Statements.COUNTS, row -> new Counts(row.getLong("active"), row.getLong("queued")))
        .orElseThrow();
  }

  @Override
  public boolean dropUnlessNeeded(String workFolder, Runnable drop) {
    return sql.together(
        () -> {
          exclude("processing in " + workFolder);
          var needed = sql.first(Statements.NEEDED, row -> true, workFolder);
          if (needed.isEmpty()) {
            drop.run();
          }
          return needed.isEmpty();
        });
  }

  private static UUID id(ProcessingRun run) {
    return run.id().value();
  }
}
