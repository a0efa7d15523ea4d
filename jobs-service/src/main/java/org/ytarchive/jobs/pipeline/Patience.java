package org.ytarchive.jobs.pipeline;

import io.micronaut.http.client.exceptions.HttpClientResponseException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.DatabaseAway;
import org.ytarchive.jobs.JobsSettings;

/**
 * Waits for who is away for a moment: a service that restarts, a database that recovers. The worker
 * keeps its thread meanwhile; what waits in the queue is not touched by the outage.
 */
@Singleton
final class Patience {
  private static final Logger log = LoggerFactory.getLogger(Patience.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private final JobsSettings settings;
  private final Clock clock;

  Patience(JobsSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The service's answer; {@link StepFailed} when it refuses or stays away too long. */
  <T> T ask(String service, Supplier<T> call) throws InterruptedException {
    try {
      return insist(service, RemoteErrors::isAway, call);
    } catch (HttpClientResponseException refused) {
      throw RemoteErrors.isAway(refused)
          ? RemoteErrors.away(service)
          : RemoteErrors.failure(service, refused);
    } catch (RuntimeException e) {
      throw RemoteErrors.isAway(e) ? RemoteErrors.away(service) : e;
    }
  }

  /** The database's answer; its own exception when it stays away too long. */
  <T> T write(Supplier<T> transaction) throws InterruptedException {
    return insist("database", DatabaseAway::explains, transaction);
  }

  private <T> T insist(String whom, Predicate<RuntimeException> isAway, Supplier<T> call)
      throws InterruptedException {
    var deadline = clock.instant().plus(settings.patience());
    for (var pause = FIRST_PAUSE; ; pause = longer(pause)) {
      try {
        return call.get();
      } catch (RuntimeException e) {
        if (!isAway.test(e) || clock.instant().isAfter(deadline)) {
          throw e;
        }
        log.info("{} is away, asking again in {} ms: {}", whom, pause.toMillis(), e.toString());
        Thread.sleep(pause);
      }
    }
  }

  private static Duration longer(Duration pause) {
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }
}
