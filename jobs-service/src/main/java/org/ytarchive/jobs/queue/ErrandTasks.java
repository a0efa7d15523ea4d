package org.ytarchive.jobs.queue;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.jobs.job.Errand;
import org.ytarchive.jobs.pipeline.ChildCanceller;
import org.ytarchive.jobs.pipeline.FileLeaver;
import org.ytarchive.jobs.pipeline.WorkPlanner;
import org.ytarchive.jobs.pipeline.WorkStopper;

/** Runs errands until they succeed: what is owed to another service is not forgotten. */
@Singleton
class ErrandTasks implements FailureHandler<String> {
  private static final Logger log = LoggerFactory.getLogger(ErrandTasks.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int DOUBLINGS = 6;

  private final WorkStopper stopper;
  private final WorkPlanner planner;
  private final ChildCanceller children;
  private final FileLeaver leaver;
  private final Clock clock;
  private final QueueWaker waker;

  ErrandTasks(
      WorkStopper stopper,
      WorkPlanner planner,
      ChildCanceller children,
      FileLeaver leaver,
      Clock clock,
      QueueWaker waker) {
    this.stopper = stopper;
    this.planner = planner;
    this.children = children;
    this.leaver = leaver;
    this.clock = clock;
    this.waker = waker;
  }

  CompletionHandler<String> run(Errand errand, Ticket ticket) {
    switch (errand) {
      case STOP_DOWNLOAD -> stopper.stop(ticket.job(), ticket.attempt());
      case FILE_WORK_PLAN -> planner.plan(ticket.job(), ticket.attempt());
      case LEAVE_FILES -> leaver.leave(ticket.job(), ticket.attempt());
      case CANCEL_CHILDREN -> {
        if (children.cancelSome(ticket.job())) {
          return this::goOn;
        }
      }
    }
    return new CompletionHandler.OnCompleteRemove<>();
  }

  /** Others get their turn in between. */
  private void goOn(ExecutionComplete complete, ExecutionOperations<String> operations) {
    operations.reschedule(complete, clock.instant());
    wake();
  }

  /** Wherever it stands: an older replica leaves it elsewhere. */
  private void wake() {
    waker.wakeReplicas(QueueClients.ERRAND_TABLE);
    waker.wakeReplicas(QueueClients.STOP_TABLE);
  }

  @Override
  public void onFailure(ExecutionComplete complete, ExecutionOperations<String> operations) {
    var execution = complete.getExecution();
    var pause = pause(execution.consecutiveFailures);
    log.warn(
        "{} {} failed, again in {}: {}",
        execution.taskInstance.getTaskName(),
        execution.taskInstance.getId(),
        pause,
        complete.getCause().map(Throwable::toString).orElse("unknown"));
    operations.reschedule(complete, clock.instant().plus(pause));
    wake();
  }

  private static Duration pause(int failures) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
