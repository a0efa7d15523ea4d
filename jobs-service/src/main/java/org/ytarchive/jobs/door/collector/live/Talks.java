package org.ytarchive.jobs.door.collector.live;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.jobs.events.EventReader;
import org.ytarchive.jobs.events.JobEvent;
import org.ytarchive.jobs.events.Position;

/**
 * Tells each session what happens, on a virtual thread of its own that waits when the session takes
 * no more. One that was here before goes on where it stopped hearing.
 */
@Singleton
class Talks {
  private static final Logger log = LoggerFactory.getLogger(Talks.class);
  private static final String UPDATE = "job_update";

  private static final Duration GREETING = Duration.ofSeconds(45);
  private static final Duration PATIENCE = Duration.ofMillis(20);
  private static final long LOOK_MILLIS = 15_000;

  private final Updates updates;
  private final Map<UUID, EventReader> readers = new ConcurrentHashMap<>();
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("socket-io-greetings").factory());

  Talks(Updates updates) {
    this.updates = updates;
  }

  /** Who opens a connection and never asks to be let in is sent away, and {@code forgotten}. */
  void expectGreeting(Session session, Runnable forgotten) {
    later.schedule(
        () -> {
          if (!session.isGreeted() && !session.isClosed()) {
            session.head().disconnect();
          }
          if (!session.isGreeted()) {
            forgotten.run(); // the library tells no end of what had no beginning
          }
        },
        GREETING.toSeconds(),
        TimeUnit.SECONDS);
  }

  void begin(Session session) {
    Thread.ofVirtual().name("socket-io").start(() -> talk(session));
  }

  private void talk(Session session) {
    try (var reader = open(session)) {
      readers.put(session.id(), reader);
      int heard = session.heard().map(Offset::heard).orElse(0);
      var at = reader.position();
      session.tellPosition(new Offset(at, heard).toString());
      while (!session.isClosed() && !reader.isClosed()) {
        for (var event : reader.next(LOOK_MILLIS).events()) {
          tell(session, event, at, heard);
          heard = updates.of(event).isEmpty() ? heard : 0;
          at = event.position();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.info("a Socket.IO client is told no more: {}", e.toString());
      session.head().disconnect();
    } finally {
      readers.remove(session.id());
    }
  }

  private EventReader open(Session session) {
    return session.heard().map(updates::open).orElseGet(updates::openNow);
  }

  /**
   * @param before where the event before it stands
   * @param heard how many of the event's updates it has heard
   */
  private void tell(Session session, JobEvent event, Position before, int heard)
      throws InterruptedException {
    var all = updates.of(event);
    for (int i = heard; i < all.size() && !session.isClosed(); i++) {
      while (!session.takesMore() && !session.isClosed()) {
        Thread.sleep(PATIENCE);
      }
      boolean last = i + 1 == all.size();
      var offset = last ? new Offset(event.position(), 0) : new Offset(before, i + 1);
      session.tell(UPDATE, all.get(i), offset.toString());
    }
  }

  void end(Session session) {
    Optional.ofNullable(readers.get(session.id())).ifPresent(EventReader::close);
  }

  @PreDestroy
  void close() {
    later.shutdownNow();
    readers.values().forEach(EventReader::close);
  }
}
