package org.ytarchive.jobs.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.VoidExecutionHandler;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.ytarchive.common.http.queue.TakenOver;
import org.ytarchive.common.http.queue.TextData;
import org.ytarchive.common.http.queue.TracedWork;
import org.ytarchive.common.http.tracing.Tracing;
import org.ytarchive.jobs.JobsSettings;
import org.ytarchive.jobs.egress.Breaker;
import org.ytarchive.jobs.egress.Egress;
import org.ytarchive.jobs.job.Errand;
import org.ytarchive.jobs.pipeline.JobWorker;

/**
 * Who works on the queues, a table each: jobs, whose workers wait long; errands, which must not
 * wait for them; what is to be stopped, which must not wait even for errands; playlists and
 * channels to be read, which takes long and must wait for neither; captures, which may take a day;
 * and processings. A scheduler has transactions of its own.
 */
@Factory
class QueueSchedulers {
  private static final int ERRAND_WORKERS = 2;
  private static final int STOP_WORKERS = 8;
  private static final int LIST_WORKERS = 2;
  private static final int MISSED_HEARTBEATS = 4;

  /** But for jobs: what an errand, a list or Download's news may wait for. */
  private static final Duration SLOW_HEARTBEAT = Duration.ofMillis(2_500);

  private static final Duration SHUTDOWN_WAIT = Duration.ofSeconds(1);

  private final DataSource contextual;
  private final JobsSettings settings;
  private final Tracing tracing;

  QueueSchedulers(DataSource contextual, JobsSettings settings, Tracing tracing) {
    this.contextual = contextual;
    this.settings = settings;
    this.tracing = tracing;
  }

  @Bean(preDestroy = "stop")
  @Singleton
  @Named("jobs")
  Scheduler jobScheduler(JobTasks tasks, Breaker breaker) {
    return scheduler(WorkQueue.JOBS, settings.workers(), task(WorkQueue.JOBS.task(), tasks, tasks))
        .heartbeatInterval(settings.heartbeat())
        .jdbcCustomization(
            new JobFetch(
                () -> breaker.state(Egress.YOUTUBE).isBlocked(),
                wanted -> breaker.allowance(Egress.YOUTUBE, wanted)))
        .build();
  }

  @Bean(preDestroy = "stop")
  @Singleton
  @Named("lists")
  Scheduler listScheduler(JobTasks tasks, Breaker breaker) {
    var list =
        task(
            WorkQueue.LISTS.task(),
            tasks,
            (instance, context) -> tasks.expand(Ticket.parse(instance.getId())));
    return scheduler(WorkQueue.LISTS, LIST_WORKERS, list)
        .jdbcCustomization(new GatedFetch(wanted -> breaker.allowance(Egress.YOUTUBE, wanted)))
        .build();
  }

  @Bean(preDestroy = "stop")
  @Singleton
  @Named("captures")
  Scheduler captureScheduler(JobTasks tasks) {
    return workScheduler(WorkQueue.CAPTURES, tasks, settings.captures());
  }

  @Bean(preDestroy = "stop")
  @Singleton
  @Named("processings")
  Scheduler processingScheduler(JobTasks tasks) {
    return workScheduler(WorkQueue.PROCESSINGS, tasks, settings.processings());
  }

  /** Its workers mostly listen to Download, so they are many and cheap. */
  private Scheduler workScheduler(WorkQueue queue, JobTasks tasks, int workers) {
    var work =
        task(
            queue.task(), tasks, (instance, context) -> tasks.walk(Ticket.parse(instance.getId())));
    return scheduler(queue, workers, work)
        .executorService(cheapThreads(queue.table(), workers))
        .build();
  }

  private static ExecutorService cheapThreads(String table, int workers) {
    var threads = Thread.ofVirtual().name("jobs-" + table + "-", 1).factory();
    return Executors.newFixedThreadPool(workers, threads);
  }

  /** They wait for Download's answers alone, or the database's. */
  @Bean(preDestroy = "stop")
  @Singleton
  @Named("stops")
  Scheduler stopScheduler(ErrandTasks tasks) {
    var table = QueueClients.STOP_TABLE;
    var stops = new ArrayList<Task<?>>();
    QueueClients.STOPS.forEach(errand -> stops.add(errand(errand, tasks)));
    return scheduler(table, STOP_WORKERS, stops)
        .executorService(cheapThreads(table, STOP_WORKERS))
        .build();
  }

  @Bean(preDestroy = "stop")
  @Singleton
  @Named("errands")
  Scheduler errandScheduler(ErrandTasks tasks, PlanTasks plans) {
    var errands = new ArrayList<Task<?>>();
    for (var errand : Errand.values()) { // an older replica leaves all of them here
      errands.add(errand(errand, tasks));
    }
    errands.add(repeated(QueueClients.PLAN, tasks, plans));
    return scheduler(QueueClients.ERRAND_TABLE, ERRAND_WORKERS, errands).build();
  }

  private static Task<String> errand(Errand errand, ErrandTasks tasks) {
    return repeated(
        QueueClients.nameOf(errand),
        tasks,
        (instance, context) -> tasks.run(errand, Ticket.parse(instance.getId())));
  }

  /** Its work says whether it is done with. */
  private static Task<String> repeated(
      String name, FailureHandler<String> failures, ExecutionHandler<String> work) {
    return Tasks.custom(name, String.class)
        .onDeadExecutionRevive()
        .onFailure(failures)
        .execute(work);
  }

  /** Whoever finds its worker dead goes on with it. */
  private static OneTimeTask<String> task(
      String name, FailureHandler<String> failures, VoidExecutionHandler<String> work) {
    return Tasks.oneTime(name, String.class)
        .onDeadExecutionRevive()
        .onFailure(failures)
        .execute(work);
  }

  private SchedulerBuilder scheduler(WorkQueue queue, int workers, Task<?> task) {
    return scheduler(queue.table(), workers, List.of(task));
  }

  private SchedulerBuilder scheduler(String table, int workers, List<Task<?>> tasks) {
    var names = Thread.ofPlatform().name("jobs-" + table + "-", 1).daemon().factory();
    return Scheduler.create(DelegatingDataSource.unwrapDataSource(contextual), tasks)
        .tableName(table)
        .threads(workers)
        .executorService(Executors.newFixedThreadPool(workers, names))
        .pollUsingLockAndFetch(0.99, 1.0)
        .pollingInterval(settings.poll())
        .heartbeatInterval(SLOW_HEARTBEAT)
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .enablePriority()
        .enableImmediateExecution()
        .shutdownMaxWait(SHUTDOWN_WAIT)
        .failureLogging(LogLevel.DEBUG, false)
        .serializer(new TextData())
        .addExecutionInterceptor(new TakenOver())
        .addExecutionInterceptor(new TracedWork(tracing, QueueSchedulers::isNotYet))
        .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
        .jdbcCustomization(QueueClients.postgres());
  }

  private static boolean isNotYet(RuntimeException error) {
    return error instanceof JobWorker.Waits || error instanceof JobWorker.Held;
  }
}
