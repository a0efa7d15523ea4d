package org.ytarchive.jobs.queue;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import jakarta.annotation.Nullable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.ytarchive.common.http.tracing.TraceParent;
import org.ytarchive.jobs.job.Errand;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobQueue;

/** Enqueues in the running transaction, and wakes every replica when it commits. */
@Singleton
class SchedulerQueue implements JobQueue {
  private final Map<WorkQueue, SchedulerClient> queues;
  private final SchedulerClient errands;
  private final SchedulerClient stops;
  private final QueueWaker waker;

  SchedulerQueue(
      @Named("jobs") SchedulerClient jobs,
      @Named("lists") SchedulerClient lists,
      @Named("captures") SchedulerClient captures,
      @Named("processings") SchedulerClient processings,
      @Named("errands") SchedulerClient errands,
      @Named("stops") SchedulerClient stops,
      QueueWaker waker) {
    this.queues =
        Map.of(
            WorkQueue.JOBS, jobs,
            WorkQueue.LISTS, lists,
            WorkQueue.CAPTURES, captures,
            WorkQueue.PROCESSINGS, processings);
    this.errands = errands;
    this.stops = stops;
    this.waker = waker;
  }

  @Override
  public void enqueue(Collection<Job> some) {
    some.forEach(this::enqueue);
    some.stream()
        .map(job -> WorkQueue.of(job.kind()).table())
        .distinct()
        .forEach(waker::wakeReplicas);
  }

  private void enqueue(Job job) {
    var due = Objects.requireNonNullElse(job.nextAttemptAt(), job.updatedAt());
    var queue = WorkQueue.of(job.kind());
    var ticket = new Ticket(job.id(), job.nextAttempt(), 0);
    Objects.requireNonNull(queues.get(queue))
        .scheduleIfNotExists(
            new TaskInstance.Builder<String>(queue.task(), ticket.text())
                .data(place())
                .priority(job.options().priority())
                .build(),
            due);
  }

  /** The event's number makes the ticket unique: the same duty may arise twice for an attempt. */
  @Override
  public void enqueue(Errand errand, Job job) {
    var ticket = new Ticket(job.id(), job.attempt(), job.events());
    var table = QueueClients.tableOf(errand);
    var queue = table.equals(QueueClients.STOP_TABLE) ? stops : errands;
    queue.scheduleIfNotExists(
        new TaskInstance<>(QueueClients.nameOf(errand), ticket.text(), place()), job.updatedAt());
    waker.wakeReplicas(table);
  }

  /** Whoever takes it from the queue goes on with the trace of who put it there. */
  @Nullable
  private static String place() {
    return TraceParent.current().map(TraceParent::order).orElse(null);
  }
}
