package org.ytarchive.jobs.queue;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.ytarchive.jobs.job.Errand;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobQueue;

/** Enqueues in the running transaction, and wakes every replica when it commits. */
@Singleton
class SchedulerQueue implements JobQueue {
  private final SchedulerClient jobs;
  private final SchedulerClient errands;
  private final QueueWaker waker;

  SchedulerQueue(
      @Named("jobs") SchedulerClient jobs,
      @Named("errands") SchedulerClient errands,
      QueueWaker waker) {
    this.jobs = jobs;
    this.errands = errands;
    this.waker = waker;
  }

  @Override
  public void enqueue(Job job, Instant due) {
    var ticket = new Ticket(job.id(), job.nextAttempt(), 0);
    jobs.scheduleIfNotExists(
        new TaskInstance.Builder<Void>(QueueFactory.JOB, ticket.text())
            .priority(job.options().priority())
            .build(),
        due);
    waker.wakeReplicas();
  }

  /** The event's number makes the ticket unique: the same duty may arise twice for an attempt. */
  @Override
  public void enqueue(Errand errand, Job job) {
    var ticket = new Ticket(job.id(), job.attempt(), job.events());
    errands.scheduleIfNotExists(
        new TaskInstance<>(QueueFactory.nameOf(errand), ticket.text()), job.updatedAt());
    waker.wakeReplicas();
  }
}
