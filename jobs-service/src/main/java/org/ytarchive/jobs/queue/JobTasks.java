package org.ytarchive.jobs.queue;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.VoidExecutionHandler;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.jobs.egress.Breaker;
import org.ytarchive.jobs.egress.Egress;
import org.ytarchive.jobs.pipeline.JobWorker;
import org.ytarchive.jobs.pipeline.ListWorker;

/**
 * Hands what the queue says is due to the worker. Everything that may befall a job is the worker's
 * business and is written by it; what comes back here as a failure left the job as it was, and
 * somebody must go on with it.
 */
@Singleton
class JobTasks implements VoidExecutionHandler<String>, FailureHandler<String> {
  private static final Logger log = LoggerFactory.getLogger(JobTasks.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration FIRST_LOOK = Duration.ofMillis(500);
  private static final int MOST_DOUBLINGS = 4;

  private final JobWorker worker;
  private final ListWorker lists;
  private final Breaker breaker;
  private final QueueWaker waker;
  private final Clock clock;

  JobTasks(JobWorker worker, ListWorker lists, Breaker breaker, QueueWaker waker, Clock clock) {
    this.worker = worker;
    this.lists = lists;
    this.breaker = breaker;
    this.waker = waker;
    this.clock = clock;
  }

  @Override
  public void execute(TaskInstance<String> instance, ExecutionContext context) {
    var ticket = Ticket.parse(instance.getId());
    worker.work(ticket.job(), ticket.attempt());
    fetchOn();
  }

  private void fetchOn() {
    if (breaker.state(Egress.YOUTUBE).isBlocked()) {
      waker.wakeReplicas(
          WorkQueue.JOBS
              .table()); // only one was fetched, and perhaps nothing was to be done for it
    }
  }

  /** A capture or processing: none of them waits for the way to YouTube. */
  void walk(Ticket ticket) {
    worker.work(ticket.job(), ticket.attempt());
  }

  void expand(Ticket ticket) {
    lists.work(ticket.job(), ticket.attempt());
    fetchOn();
  }

  @Override
  public void onFailure(ExecutionComplete complete, ExecutionOperations<String> operations) {
    var cause = complete.getCause().orElse(null);
    operations.reschedule(complete, again(cause, complete.getExecution()));
    waker.wakeReplicas(
        WorkQueue.ofTask(complete.getExecution().taskInstance.getTaskName()).table());
  }

  private Instant again(@Nullable Throwable cause, Execution execution) {
    if (cause instanceof JobWorker.Held) {
      return execution.executionTime; // its old place in the line
    }
    if (cause instanceof JobWorker.Waits) {
      return clock.instant().plus(pause(execution.consecutiveFailures));
    }
    if (cause instanceof JobWorker.HandedOver) {
      return clock.instant();
    }
    log.warn("a job stays in the queue: {}", String.valueOf(cause));
    return clock.instant().plus(PAUSE);
  }

  /** Before looking again whether the other job has ended. */
  private static Duration pause(int looksBefore) {
    return FIRST_LOOK.multipliedBy(1L << Math.min(looksBefore, MOST_DOUBLINGS));
  }
}
