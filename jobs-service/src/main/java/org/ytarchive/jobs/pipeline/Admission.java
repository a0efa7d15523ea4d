package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.MDC;
import org.ytarchive.common.JobId;
import org.ytarchive.common.http.RequestIds;
import org.ytarchive.jobs.egress.Breaker;
import org.ytarchive.jobs.egress.Egress;
import org.ytarchive.jobs.egress.Pass;
import org.ytarchive.jobs.job.Change;
import org.ytarchive.jobs.job.EventKind;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobStore;

/** Lets workers set out with what the queue hands them. */
@Singleton
class Admission {
  private final JobStore jobs;
  private final Breaker breaker;
  private final ChildCanceller canceller;
  private final Clock clock;

  Admission(JobStore jobs, Breaker breaker, ChildCanceller canceller, Clock clock) {
    this.jobs = jobs;
    this.breaker = breaker;
    this.canceller = canceller;
    this.clock = clock;
  }

  /**
   * Not if there is nothing to do for it any more. What {@code worker} logs is told as the job's.
   */
  void admit(JobId id, int attempt, Consumer<Job> worker) {
    MDC.put(RequestIds.JOB_MDC_KEY, id.toString());
    MDC.put(RequestIds.MDC_KEY, id + "." + attempt);
    try {
      jobs.find(id)
          .filter(job -> job.awaits(attempt) && !canceller.cancelIfAbandoned(job))
          .ifPresent(worker);
    } finally {
      MDC.remove(RequestIds.JOB_MDC_KEY);
      MDC.remove(RequestIds.MDC_KEY);
    }
  }

  /**
   * @throws JobWorker.Held when it may not set out now
   */
  Pass passFor(Job job) {
    return job.goesOut()
        ? breaker.admit(Egress.YOUTUBE, job.id()).orElseThrow(() -> new JobWorker.Held(job.id()))
        : Pass.FREE;
  }

  /**
   * The job as this worker's alone from now on.
   *
   * @param toDo told of the claimed job whether anything is left to do for it
   */
  Optional<Job> claim(JobId id, int attempt, Predicate<Job> toDo) {
    return jobs.change(
        id,
        job ->
            Optional.of(job)
                .filter(j -> j.awaits(attempt))
                .map(j -> j.claim(clock.instant()))
                .filter(toDo)
                .map(claimed -> noted(job, claimed)));
  }

  /** Of one taken over there is nothing that a listener would notice. */
  private static Change noted(Job before, Job claimed) {
    return before.status() == claimed.status()
        ? Change.quiet(claimed)
        : Change.told(claimed, EventKind.JOB_STARTED);
  }
}
