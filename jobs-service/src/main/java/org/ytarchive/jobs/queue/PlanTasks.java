package org.ytarchive.jobs.queue;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.ytarchive.jobs.plan.PlanService;

/** Looks after a work plan that is driven again, now and then, until it has ended. */
@Singleton
class PlanTasks implements ExecutionHandler<String> {
  private final PlanService plans;
  private final QueueWaker waker;
  private final Clock clock;

  PlanTasks(PlanService plans, QueueWaker waker, Clock clock) {
    this.plans = plans;
    this.waker = waker;
    this.clock = clock;
  }

  @Override
  public CompletionHandler<String> execute(TaskInstance<String> plan, ExecutionContext context) {
    return plans
        .drive(plan.getId())
        .map(this::after)
        .orElseGet(CompletionHandler.OnCompleteRemove::new);
  }

  private CompletionHandler<String> after(Duration pause) {
    Instant due = clock.instant().plus(pause);
    return (complete, operations) -> {
      operations.reschedule(complete, due);
      waker.wakeReplicas(QueueClients.ERRAND_TABLE);
    };
  }
}
