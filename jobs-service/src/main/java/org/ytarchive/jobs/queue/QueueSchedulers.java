package org.ytarchive.jobs.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.ytarchive.common.http.tracing.Tracing;
import org.ytarchive.jobs.JobsSettings;
import org.ytarchive.jobs.egress.Breaker;
import org.ytarchive.jobs.egress.Egress;
import org.ytarchive.jobs.job.Errand;

/**
 * Who works on the queues, a table each: jobs, whose workers wait long; errands, which must not
 * wait for them; playlists and channels to be read, which takes long and must wait for neither;
 * captures, which may take a day; and processings. A scheduler has transactions of its own.
 */
@Factory
class QueueSchedulers {
  private static final int ERRAND_WORKERS = 2;
  private static final int LIST_WORKERS = 2;
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration SLOW_HEARTBEAT = Duration.ofMillis(2_500);
  private static final Duration SHUTDOWN_WAIT = Duration.ofSeconds(1);

  private final Tracing tracing;

  QueueSchedulers(Tracing tracing) {
    this.tracing = tracing;
  }

  @Bean(preDestroy = "stop")
  @Singleton
  @Named("jobs")
  Scheduler jobScheduler(
      DataSource contextual, JobTasks tasks, Breaker breaker, JobsSettings settings) {
    OneTimeTask<String> job =
        Tasks.oneTime(WorkQueue.JOBS.task(), String.class)
            .onDeadExecutionRevive()
            .onFailure(tasks)
            .execute(tasks);
    return scheduler(contextual, WorkQueue.JOBS.table(), List.of(job), settings.workers())
        .heartbeatInterval(settings.heartbeat())
        .pollingInterval(settings.poll())
        .jdbcCustomization(untilBlocked(breaker))
        .build();
  }

  @Bean(preDestroy = "stop")
  @Singleton
  @Named("lists")
  Scheduler listScheduler(
      DataSource contextual, JobTasks tasks, Breaker breaker, JobsSettings settings) {
    OneTimeTask<String> list =
        Tasks.oneTime(WorkQueue.LISTS.task(), String.class)
            .onDeadExecutionRevive()
            .onFailure(tasks)
            .execute((instance, context) -> tasks.expand(Ticket.parse(instance.getId())));
    return scheduler(contextual, WorkQueue.LISTS.table(), List.of(list), LIST_WORKERS)
        .heartbeatInterval(SLOW_HEARTBEAT)
        .pollingInterval(settings.poll())
        .jdbcCustomization(untilBlocked(breaker))
        .build();
  }

  @Bean(preDestroy = "stop")
  @Singleton
  @Named("captures")
  Scheduler captureScheduler(DataSource contextual, JobTasks tasks, JobsSettings settings) {
    return workScheduler(contextual, WorkQueue.CAPTURES, tasks, settings.captures(), settings);
  }

  @Bean(preDestroy = "stop")
  @Singleton
  @Named("processings")
  Scheduler processingScheduler(DataSource contextual, JobTasks tasks, JobsSettings settings) {
    return workScheduler(
        contextual, WorkQueue.PROCESSINGS, tasks, settings.processings(), settings);
  }

  /** Its workers mostly listen to Download, so they are many and cheap. */
  private Scheduler workScheduler(
      DataSource data, WorkQueue queue, JobTasks tasks, int workers, JobsSettings settings) {
    OneTimeTask<String> work =
        Tasks.oneTime(queue.task(), String.class)
            .onDeadExecutionRevive()
            .onFailure(tasks)
            .execute((instance, context) -> tasks.walk(Ticket.parse(instance.getId())));
    var threads = Thread.ofVirtual().name("jobs-" + queue.table() + "-", 1).factory();
    return scheduler(data, queue.table(), List.of(work), workers)
        .executorService(Executors.newFixedThreadPool(workers, threads))
        .heartbeatInterval(SLOW_HEARTBEAT) // Download goes on meanwhile: only its news waits
        .pollingInterval(settings.poll())
        .build();
  }

  @Bean(preDestroy = "stop")
  @Singleton
  @Named("errands")
  Scheduler errandScheduler(
      DataSource contextual, ErrandTasks tasks, PlanTasks plans, JobsSettings settings) {
    var errands = new ArrayList<Task<?>>();
    for (var errand : Errand.values()) {
      errands.add(errand(errand, tasks));
    }
    errands.add(
        Tasks.custom(QueueClients.PLAN, String.class)
            .onDeadExecutionRevive()
            .onFailure(tasks)
            .execute(plans));
    return scheduler(contextual, QueueClients.ERRAND_TABLE, errands, ERRAND_WORKERS)
        .heartbeatInterval(SLOW_HEARTBEAT)
        .pollingInterval(settings.poll())
        .build();
  }

  private static OneTimeTask<String> errand(Errand errand, ErrandTasks tasks) {
    return Tasks.oneTime(QueueClients.nameOf(errand), String.class)
        .onDeadExecutionRevive()
        .onFailure(tasks)
        .execute((instance, context) -> tasks.run(errand, Ticket.parse(instance.getId())));
  }

  private SchedulerBuilder scheduler(
      DataSource contextual, String table, List<Task<?>> tasks, int workers) {
    var names = Thread.ofPlatform().name("jobs-" + table + "-", 1).daemon().factory();
    return Scheduler.create(DelegatingDataSource.unwrapDataSource(contextual), tasks)
        .tableName(table)
        .threads(workers)
        .executorService(Executors.newFixedThreadPool(workers, names))
        .pollUsingLockAndFetch(0.99, 1.0)
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .enablePriority()
        .enableImmediateExecution()
        .shutdownMaxWait(SHUTDOWN_WAIT)
        .failureLogging(LogLevel.DEBUG, false)
        .serializer(new TextData())
        .addExecutionInterceptor(new TakenOver())
        .addExecutionInterceptor(new TracedWork(tracing))
        .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
        .jdbcCustomization(QueueClients.postgres());
  }

  private static GatedFetch untilBlocked(Breaker breaker) {
    return new GatedFetch(wanted -> breaker.allowance(Egress.YOUTUBE, wanted));
  }
}
