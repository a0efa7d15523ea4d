package org.ytarchive.jobs.queue;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Objects;
import org.ytarchive.jobs.job.Errand;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobQueue;

/** Enqueues in the running transaction, and wakes every replica when it commits. */
@Singleton
class SchedulerQueue implements JobQueue {
  private final SchedulerClient jobs;
  private final SchedulerClient lists;
  private final SchedulerClient errands;
  private final QueueWaker waker;

  SchedulerQueue(
      @Named("jobs") SchedulerClient jobs,
      @Named("lists") SchedulerClient lists,
      @Named("errands") SchedulerClient errands,
      QueueWaker waker) {
    this.jobs = jobs;
    this.lists = lists;
    this.errands = errands;
    this.waker = waker;
  }

  @Override
  public void enqueue(Collection<Job> some) {
    if (some.isEmpty()) {
      return;
    }
    some.forEach(this::enqueue);
    waker.wakeReplicas();
  }

  private void enqueue(Job job) {
    var due = Objects.requireNonNullElse(job.nextAttemptAt(), job.updatedAt());
    var name = job.isParent() ? QueueFactory.LIST : QueueFactory.JOB;
    var ticket = new Ticket(job.id(), job.nextAttempt(), 0);
    (job.isParent() ? lists : jobs)
        .scheduleIfNotExists(
            new TaskInstance.Builder<Void>(name, ticket.text())
                .priority(job.options().priority())
                .build(),
            due);
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
