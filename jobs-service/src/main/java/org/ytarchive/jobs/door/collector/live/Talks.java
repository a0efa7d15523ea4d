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

/**
 * Tells each session what happens, on a virtual thread of its own that waits when the session takes
 * no more. One that was here before goes on where it stopped hearing.
 */
@Singleton
class Talks {
  private static final Logger log = LoggerFactory.getLogger(Talks.class);
  private static final String UPDATE = "job_update";

  private static final Duration GREETING = Duration.ofSeconds(45);
  private static final Duration PAUSE = Duration.ofMillis(500);
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
            forgotten.run();
          }
        },
        GREETING.toSeconds(),
        TimeUnit.SECONDS);
  }

  /**
   * Before a client hears that it is let in: what happens from then on it is told. Waits for the
   * database, on a thread of its own.
   */
  void place(Session session, Runnable then) {
    Thread.ofVirtual()
        .name("socket-io-place")
        .start(
            () -> {
              place(session);
              then.run();
            });
  }

  private void place(Session session) {
    if (session.heard().isEmpty()) {
      untilItWorks(session, () -> session.hear(updates.now()));
    }
  }

  void begin(Session session) {
    Thread.ofVirtual().name("socket-io").start(() -> talk(session));
  }

  private void talk(Session session) {
    place(session); // it came in by a way that does not wait
    session.heard().ifPresent(start -> session.tellPosition(start.toString()));
    untilItWorks(session, () -> follow(session));
  }

  /** A step that may fail while the database is away. */
  private interface Step {
    void take() throws InterruptedException;
  }

  /** The client is not to suffer from what passes: it is told late, and not cut off. */
  private void untilItWorks(Session session, Step step) {
    try {
      while (!session.isClosed() && !later.isShutdown() && !works(step)) {
        Thread.sleep(PAUSE); // nobody says when the database is back, and it is not to be pressed
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean works(Step step) throws InterruptedException {
    try {
      step.take();
      return true;
    } catch (RuntimeException e) {
      log.info("a Socket.IO client waits for news: {}", e.toString());
      return false;
    }
  }

  /** To the session's end. What it has heard is kept with it, so that another call goes on. */
  private void follow(Session session) throws InterruptedException {
    var from = session.heard().orElseThrow();
    try (var reader = updates.open(from)) {
      readers.put(session.id(), reader);
      while (!session.isClosed() && !reader.isClosed()) {
        for (var event : reader.next(LOOK_MILLIS).events()) {
          tell(session, event);
        }
      }
    } finally {
      readers.remove(session.id());
    }
  }

  private void tell(Session session, JobEvent event) throws InterruptedException {
    var all = updates.of(event);
    var before = session.heard().orElseThrow();
    for (int i = before.heard(); i < all.size() && !session.isClosed(); i++) {
      session.awaitRoom();
      boolean last = i + 1 == all.size();
      var offset = last ? new Offset(event.position(), 0) : new Offset(before.position(), i + 1);
      session.tell(UPDATE, all.get(i), offset.toString());
      session.hear(offset);
    }
    // what nobody is told of says nothing of how many updates of the next were heard
    session.hear(new Offset(event.position(), all.isEmpty() ? before.heard() : 0));
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
