package org.ytarchive.jobs.queue;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.ytarchive.jobs.plan.PlanQueue;

/** Plans stand among the errands: they too owe something to another service. */
@Singleton
class SchedulerPlanQueue implements PlanQueue {
  private final SchedulerClient errands;
  private final QueueWaker waker;

  SchedulerPlanQueue(@Named("errands") SchedulerClient errands, QueueWaker waker) {
    this.errands = errands;
    this.waker = waker;
  }

  @Override
  public void enqueue(String plan, Instant due) {
    errands.scheduleIfNotExists(new TaskInstance<String>(QueueClients.PLAN, plan), due);
    waker.wakeReplicas(QueueClients.ERRAND_TABLE);
  }
}
