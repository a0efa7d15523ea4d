package org.ytarchive.jobs.job;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Map;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Wanted;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;

/** A job being written down, field by field: by a move, a row or a test. */
public final class JobEdit {
  private final JobId id;
  private final Wanted wanted;
  private final JobOptions options;
  private JobStatus status;
  private Phase phase;
  private Progress progress;
  private int attempt;
  private int nextAttempt;
  private long run;
  private int failures;
  private long events;
  private final Instant createdAt;
  private Instant updatedAt;
  private @Nullable Instant startedAt;
  private @Nullable Instant finishedAt;
  private @Nullable Instant nextAttemptAt;
  private @Nullable String downloadId;
  private @Nullable Map<String, Object> metadata;
  private @Nullable DownloadedFile file;
  private @Nullable Failure error;
  private @Nullable String workPlanId;
  private @Nullable JobId parentId;
  private @Nullable Integer position;
  private boolean asked;
  private @Nullable Tally tally;

  /** A fresh one: queued, nothing done. */
  public JobEdit(JobId id, Wanted wanted, JobOptions options, Instant createdAt) {
    this.id = id;
    this.wanted = wanted;
    this.options = options;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
    this.status = JobStatus.QUEUED;
    this.phase = Phase.QUEUED;
    this.progress = Progress.NONE;
    this.nextAttempt = 1;
  }

  JobEdit(Job job) {
    this.id = job.id();
    this.wanted = job.wanted();
    this.options = job.options();
    this.status = job.status();
    this.phase = job.phase();
    this.progress = job.progress();
    this.attempt = job.attempt();
    this.nextAttempt = job.nextAttempt();
    this.run = job.run();
    this.failures = job.failures();
    this.events = job.events();
    this.createdAt = job.createdAt();
    this.updatedAt = job.updatedAt();
    this.startedAt = job.startedAt();
    this.finishedAt = job.finishedAt();
    this.nextAttemptAt = job.nextAttemptAt();
    this.downloadId = job.downloadId();
    this.metadata = job.metadata();
    this.file = job.file();
    this.error = job.error();
    this.workPlanId = job.workPlanId();
    this.parentId = job.parentId();
    this.position = job.position();
    this.asked = job.asked();
    this.tally = job.tally();
  }

  /** Ends the open attempt for good. */
  JobEdit closed(Instant now) {
    return nextAttempt(nextAttempt + 1).nextAttemptAt(null).finishedAt(now);
  }

  public Job job() {
    return new Job(
        id,
        wanted,
        options,
        status,
        phase,
        progress,
        attempt,
        nextAttempt,
        run,
        failures,
        events,
        createdAt,
        updatedAt,
        startedAt,
        finishedAt,
        nextAttemptAt,
        downloadId,
        metadata,
        file,
        error,
        workPlanId,
        parentId,
        position,
        asked,
        tally);
  }

  public JobEdit status(JobStatus to) {
    status = to;
    return this;
  }

  public JobEdit phase(Phase to) {
    phase = to;
    return this;
  }

  public JobEdit progress(Progress to) {
    progress = to;
    return this;
  }

  public JobEdit attempt(int to) {
    attempt = to;
    return this;
  }

  public JobEdit nextAttempt(int to) {
    nextAttempt = to;
    return this;
  }

  public JobEdit run(long to) {
    run = to;
    return this;
  }

  public JobEdit failures(int to) {
    failures = to;
    return this;
  }

  public JobEdit events(long to) {
    events = to;
    return this;
  }

  public JobEdit updatedAt(Instant to) {
    updatedAt = to;
    return this;
  }

  public JobEdit startedAt(@Nullable Instant to) {
    startedAt = to;
    return this;
  }

  public JobEdit finishedAt(@Nullable Instant to) {
    finishedAt = to;
    return this;
  }

  public JobEdit nextAttemptAt(@Nullable Instant to) {
    nextAttemptAt = to;
    return this;
  }

  public JobEdit downloadId(@Nullable String to) {
    downloadId = to;
    return this;
  }

  public JobEdit metadata(@Nullable Map<String, Object> to) {
    metadata = to;
    return this;
  }

  public JobEdit file(@Nullable DownloadedFile to) {
    file = to;
    return this;
  }

  public JobEdit error(@Nullable Failure to) {
    error = to;
    return this;
  }

  public JobEdit workPlanId(@Nullable String to) {
    workPlanId = to;
    return this;
  }

  public JobEdit parentId(@Nullable JobId to) {
    parentId = to;
    return this;
  }

  public JobEdit position(@Nullable Integer to) {
    position = to;
    return this;
  }

  public JobEdit asked(boolean to) {
    asked = to;
    return this;
  }

  public JobEdit tally(@Nullable Tally to) {
    tally = to;
    return this;
  }
}
