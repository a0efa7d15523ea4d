package org.ytarchive.download.queue.postgres;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.queue.TakenOver;
import org.ytarchive.common.http.queue.TextData;
import org.ytarchive.common.http.queue.TracedWork;
import org.ytarchive.common.http.tracing.Tracing;
import org.ytarchive.download.queue.HandOver;
import org.ytarchive.download.queue.QueuedWork;

/**
 * Takes one kind of work from its queue and runs it, a fixed number at a time. Platform threads: an
 * interrupt of a virtual one inside JDBC would close a pooled connection.
 */
final class QueueRunner {
  private static final Logger log = LoggerFactory.getLogger(QueueRunner.class);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(1);

  private final DataSource pool;
  private final QueuedWork work;
  private final String name;
  private final Scheduler scheduler;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CompletableFuture<Boolean> stopped = new CompletableFuture<>();

  /**
   * @param pool not the contextual one: the scheduler has transactions of its own
   */
  QueueRunner(DataSource pool, QueuedWork work, QueueSettings settings, Tracing tracing) {
    this.pool = pool;
    this.work = work;
    this.name = work.kind().word() + "-" + UUID.randomUUID();
    this.scheduler = scheduler(settings, tracing);
  }

  private Scheduler scheduler(QueueSettings settings, Tracing tracing) {
    int count = settings.threads(work.kind());
    var threads = Thread.ofPlatform().name(work.kind().word() + "-", 1).factory();
    return Scheduler.create(pool, task())
        .tableName(work.kind().table())
        .threads(count)
        .executorService(Executors.newFixedThreadPool(count, threads))
        .pollUsingLockAndFetch(0.99, 1.0)
        .pollingInterval(settings.pollInterval())
        .heartbeatInterval(settings.heartbeat())
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .enablePriority()
        .enableImmediateExecution()
        .shutdownMaxWait(settings.stopWait())
        .failureLogging(LogLevel.DEBUG, false)
        .serializer(new TextData())
        .addExecutionInterceptor(new TakenOver())
        .addExecutionInterceptor(new TracedWork(tracing))
        .schedulerName(new SchedulerName.Fixed(name))
        .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
        .addSchedulerListener(new Fence())
        .build();
  }

  private OneTimeTask<String> task() {
    return Tasks.oneTime(SchedulerQueue.task(work.kind()))
        .onDeadExecution(this::dead)
        .onFailure(this::failed)
        .execute((entry, context) -> work.run(UUID.fromString(entry.getId())));
  }

  /** Not ours: after the database was away our own heartbeats are old, but the work runs on. */
  private void dead(ExecutionComplete complete, ExecutionOperations<String> queue) {
    var entry = complete.getExecution();
    if (!name.equals(entry.pickedBy) || !runsHere(entry.getId())) {
      again(complete, queue, Duration.ZERO);
    }
  }

  private boolean runsHere(String id) {
    return scheduler.getCurrentlyExecuting().stream()
        .anyMatch(running -> running.getTaskInstance().getId().equals(id));
  }

  private void failed(ExecutionComplete complete, ExecutionOperations<String> queue) {
    var cause = complete.getCause().orElse(null);
    if (cause instanceof HandOver handOver) {
      again(complete, queue, handOver.pause());
      return;
    }
    log.error("{}: the worker failed", complete.getExecution().taskInstance.getId(), cause);
    again(complete, queue, PAUSE_AFTER_ERROR);
  }

  /** At its old place in the line, so that what was begun is ended first. */
  private void again(
      ExecutionComplete complete, ExecutionOperations<String> queue, Duration pause) {
    var due = complete.getExecution().executionTime;
    queue.reschedule(complete, pause.isZero() ? due : complete.getTimeDone().plus(pause));
    try (var connection = pool.getConnection()) {
      SchedulerQueue.announce(connection, work.kind());
    } catch (SQLException e) {
      log.warn("the other workers could not be told: {}", e.getMessage());
    }
    if (!pause.isZero()) {
      lookIn(pause);
    }
  }

  /** Polls are far between, and nobody is told when something falls due. */
  private void lookIn(Duration pause) {
    var due = CompletableFuture.delayedExecutor(pause.toMillis() + 1, TimeUnit.MILLISECONDS);
    due.execute(
        () -> {
          if (!stopping.get()) {
            look();
          }
        });
  }

  void start() {
    scheduler.start();
  }

  /** There may be work. */
  void look() {
    scheduler.triggerCheckForDueExecutions();
  }

  boolean runs(String kind) {
    return work.kind().word().equals(kind);
  }

  /** Hands over what runs; the answer is complete when nothing runs here any more. */
  CompletableFuture<Boolean> stop() {
    if (stopping.compareAndSet(false, true)) {
      Thread.ofPlatform().name(work.kind().word() + "-stop").start(this::handOver);
    }
    return stopped;
  }

  private void handOver() {
    try {
      scheduler.pause();
      work.handOver();
      scheduler.stop();
    } finally {
      stopped.complete(true);
    }
  }

  /** Someone else holds the queue's entry: what runs here runs twice. */
  private final class Fence extends AbstractSchedulerListener {
    @Override
    public void onExecutionFailedHeartbeat(CurrentlyExecuting executing) {
      work.lost(UUID.fromString(executing.getTaskInstance().getId()));
    }
  }
}
