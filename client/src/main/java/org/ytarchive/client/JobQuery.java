package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.ytarchive.client.generated.ApiException;
import org.ytarchive.client.generated.JobsApi;
import org.ytarchive.client.model.JobListEnvelope;

/** Which jobs one wants to see, and how many at a time. Each method answers a new one. */
public record JobQuery(
    List<String> statuses,
    List<String> kinds,
    @Nullable Instant createdAfter,
    @Nullable Instant createdBefore,
    @Nullable String parent,
    int limit,
    int offset,
    @Nullable String cursor) {
  private static final int USUAL = 50;

  /** All of them, newest first, 50 at a time. */
  public static JobQuery all() {
    return new JobQuery(List.of(), List.of(), null, null, null, USUAL, 0, null);
  }

  /** In any of these states: {@code queued}, {@code downloading}, {@code completed} and so on. */
  public JobQuery status(String... any) {
    return new JobQuery(
        List.of(any), kinds, createdAfter, createdBefore, parent, limit, offset, cursor);
  }

  /** {@code download}, {@code playlist}, {@code channel}, {@code capture}, {@code processing}. */
  public JobQuery kind(String... any) {
    return new JobQuery(
        statuses, List.of(any), createdAfter, createdBefore, parent, limit, offset, cursor);
  }

  /** Made at this instant or later. */
  public JobQuery createdAfter(Instant from) {
    return new JobQuery(statuses, kinds, from, createdBefore, parent, limit, offset, cursor);
  }

  /** Made before this instant. */
  public JobQuery createdBefore(Instant until) {
    return new JobQuery(statuses, kinds, createdAfter, until, parent, limit, offset, cursor);
  }

  /** The children of this job; {@code none}: jobs without a parent. */
  public JobQuery parent(String jobId) {
    return new JobQuery(statuses, kinds, createdAfter, createdBefore, jobId, limit, offset, cursor);
  }

  /** How many at a time, 1 to 500. */
  public JobQuery limit(int most) {
    return new JobQuery(statuses, kinds, createdAfter, createdBefore, parent, most, offset, cursor);
  }

  /** Without the first so many. */
  public JobQuery offset(int skipped) {
    return new JobQuery(
        statuses, kinds, createdAfter, createdBefore, parent, limit, skipped, cursor);
  }

  /** From where the page before ended, its {@code next_cursor}. */
  public JobQuery cursor(@Nullable String from) {
    return new JobQuery(statuses, kinds, createdAfter, createdBefore, parent, limit, 0, from);
  }

  CompletableFuture<JobListEnvelope> ask(JobsApi api) throws ApiException {
    return api.listJobs(
        statuses, kinds, text(createdAfter), text(createdBefore), parent, limit, offset(), cursor);
  }

  CompletableFuture<JobListEnvelope> askForChildren(JobsApi api, String jobId) throws ApiException {
    return api.listChildJobs(jobId, statuses, limit, offset, cursor);
  }

  @Nullable
  private static String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  /** Empty: from the first. */
  JobQuery at(String cursor) {
    return cursor.isEmpty() ? this : cursor(cursor);
  }
}
