package org.ytarchive.jobs.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.postgres.SingleStatement;
import org.ytarchive.jobs.JobsSettings;
import org.ytarchive.jobs.egress.Breaker;
import org.ytarchive.jobs.egress.Egress;
import org.ytarchive.jobs.signal.Channel;
import org.ytarchive.jobs.signal.Signals;

/**
 * Makes the queues run on time without asking the database all the time: a notification wakes them
 * when something enters, and a timer of our own when the next thing is due. The schedulers' slow
 * polling is left for what neither has heard of.
 */
@Context
class QueueClock {
  private static final Logger log = LoggerFactory.getLogger(QueueClock.class);
  private static final String NEXT =
      """
      select least(
        (select min(execution_time) from job_queue where not picked and execution_time > ?),
        (select min(execution_time) from list_queue where not picked and execution_time > ?),
        (select min(execution_time) from capture_queue where not picked and execution_time > ?),
        (select min(execution_time) from processing_queue where not picked and execution_time > ?),
        (select min(execution_time) from errand_queue where not picked and execution_time > ?),
        (select min(execution_time) from stop_queue where not picked and execution_time > ?))
      """;

  private final Map<String, Scheduler> schedulers;
  private final SingleStatement single;
  private final Breaker breaker;
  private final JobsSettings settings;
  private final Clock clock;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("jobs-queue-clock").daemon().factory());

  QueueClock(
      @Named("jobs") Scheduler jobs,
      @Named("lists") Scheduler lists,
      @Named("captures") Scheduler captures,
      @Named("processings") Scheduler processings,
      @Named("errands") Scheduler errands,
      @Named("stops") Scheduler stops,
      Signals signals,
      SingleStatement single,
      Breaker breaker,
      JobsSettings settings,
      Clock clock) {
    this.schedulers =
        Map.of(
            WorkQueue.JOBS.table(),
            jobs,
            WorkQueue.LISTS.table(),
            lists,
            WorkQueue.CAPTURES.table(),
            captures,
            WorkQueue.PROCESSINGS.table(),
            processings,
            QueueClients.ERRAND_TABLE,
            errands,
            QueueClients.STOP_TABLE,
            stops);
    this.single = single;
    this.breaker = breaker;
    this.settings = settings;
    this.clock = clock;
    breaker.listen(anything -> lookAgain());
    signals.listen(Channel.QUEUE, this::look);
  }

  @EventListener
  void start(StartupEvent started) {
    if (settings.working()) {
      schedulers.values().forEach(Scheduler::start);
      long poll = settings.poll().toMillis();
      timer.scheduleWithFixedDelay(this::arm, poll, poll, TimeUnit.MILLISECONDS);
    }
  }

  /** Something is in that queue, or will be due; without a name, perhaps in any. */
  private void look(String table) {
    Optional.ofNullable(schedulers.get(table))
        .ifPresentOrElse(Scheduler::triggerCheckForDueExecutions, this::lookEverywhere);
    armSoon();
  }

  private void lookAgain() {
    lookEverywhere();
    armSoon();
  }

  private void lookEverywhere() {
    schedulers.values().forEach(Scheduler::triggerCheckForDueExecutions);
  }

  /** Many hints at once are one question. */
  private void armSoon() {
    if (settings.working() && !timer.isShutdown() && asked.compareAndSet(false, true)) {
      timer.execute(this::arm);
    }
  }

  private void arm() {
    asked.set(false);
    try {
      var now = clock.instant();
      breaker
          .nextLook(Egress.YOUTUBE)
          .filter(now::isBefore)
          .map(open -> Duration.between(now, open))
          .ifPresent(this::lookIn);
      next(now).map(due -> Duration.between(now, due)).ifPresent(this::lookIn);
    } catch (RuntimeException e) {
      log.warn("the queue cannot be read just now: {}", e.toString());
    }
  }

  /** Beyond the next poll nothing need be remembered: that poll arms again. */
  private void lookIn(Duration wait) {
    if (wait.compareTo(settings.poll().plusSeconds(1)) < 0) {
      timer.schedule(this::lookAgain, wait.toMillis() + 1, TimeUnit.MILLISECONDS);
    }
  }

  private Optional<Instant> next(Instant now) {
    return single.run(
        connection -> {
          try (var statement = connection.prepareStatement(NEXT)) {
            var after = now.atOffset(java.time.ZoneOffset.UTC);
            for (int queue = 1; queue <= schedulers.size(); queue++) {
              statement.setObject(queue, after);
            }
            var row = statement.executeQuery();
            row.next();
            return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
          }
        });
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
  }
}
