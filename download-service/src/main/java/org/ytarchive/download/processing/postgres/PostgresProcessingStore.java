package org.ytarchive.download.processing.postgres;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
import org.ytarchive.download.sql.WorkTable;
import org.ytarchive.download.work.Counts;

/** Processings in PostgreSQL; the statements are in {@link Statements}. */
@Singleton
class PostgresProcessingStore implements ProcessingStore {
  private final Sql sql;
  private final ProcessingRows rows;
  private final WorkTable table;

  PostgresProcessingStore(Sql sql, ProcessingRows rows) {
    this.sql = sql;
    this.rows = rows;
    this.table = new WorkTable(sql, "download.processings", "PROCESSING", CHANNEL);
  }

  @Override
  public void lock(String jobId) {
    table.exclude("processing of " + jobId);
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
    table.exclude("processing in " + request.workFolder());
    var other = other(id, request);
    if (other.isPresent()) {
      return new Claim.Busy(other.get());
    }
    var claimed = sql.first(Statements.CLAIM, rows::read, now, id.value());
    claimed.ifPresent(p -> table.tell(p.id().value()));
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

  @Override
  public boolean report(ProcessingRun run, Phase phase, int percent) {
    return sql.first(
            Statements.REPORT, row -> true, phase.name(), percent, run.id().value(), run.number())
        .isPresent();
  }

  @Override
  public boolean isCurrent(ProcessingRun run) {
    return table.isCurrent(run.id().value(), run.number());
  }

  @Override
  public boolean remember(ProcessingRun run, DownloadedFile file) {
    return changed(Statements.REMEMBER, run, rows.write(file));
  }

  @Override
  public boolean complete(ProcessingRun run, Instant now) {
    return changed(Statements.COMPLETE, run, now);
  }

  @Override
  public boolean fail(ProcessingRun run, Failure failure, Instant now) {
    return changed(Statements.FAIL, run, rows.write(failure), now);
  }

  @Override
  public boolean release(ProcessingRun run) {
    return changed(Statements.RELEASE, run);
  }

  private boolean changed(String statement, ProcessingRun run, @Nullable Object... values) {
    return table.change(statement, run.id().value(), run.number(), values);
  }

  @Override
  public Optional<ProcessingStatus> cancel(ProcessingId id, Instant now) {
    return table.cancel(Statements.CANCEL, id.value(), now).map(ProcessingStatus::valueOf);
  }

  @Override
  public List<Processing> open(Paging paging) {
    return table.page(Statements.OPEN, Statements.OPEN_AFTER, rows::read, paging);
  }

  @Override
  public Counts counts() {
    return table.counts();
  }

  @Override
  public boolean dropUnlessNeeded(String workFolder, Runnable drop) {
    return table.dropUnless(Statements.NEEDED, "processing in " + workFolder, drop, workFolder);
  }
}
