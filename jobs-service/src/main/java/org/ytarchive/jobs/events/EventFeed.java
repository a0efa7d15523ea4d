package org.ytarchive.jobs.events;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.jobs.signal.Channel;
import org.ytarchive.jobs.signal.Signals;

/**
 * Reads the event log once for all listeners of this process: when a notification hints at news,
 * and once a second besides while anyone listens; not at all when nobody does.
 */
@Context
public class EventFeed {
  private static final Logger log = LoggerFactory.getLogger(EventFeed.class);
  private static final long REREAD_MILLIS = 1_000;

  private final EventLog events;
  private final Turns turns;
  private final RecentEvents recent;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition hinted = lock.newCondition();
  private final Condition news = lock.newCondition();
  private final Thread thread;
  private int listeners;
  private boolean hint;
  private boolean closed;

  EventFeed(EventLog events, Turns turns, Signals signals) {
    this.events = events;
    this.turns = turns;
    this.recent = new RecentEvents(events, turns);
    signals.listen(Channel.EVENTS, anything -> hint());
    thread = Thread.ofPlatform().name("jobs-event-feed").daemon().start(this::run);
  }

  /** Where the log ends just now. Asks the database. */
  public Position now() {
    return turns.inTurn(events::head);
  }

  /** From now on; close it at the end. */
  public EventReader open(Interest interest) {
    return open(interest, turns.inTurn(events::head));
  }

  /** From a place in the past on; close it at the end. */
  public EventReader open(Interest interest, Position from) {
    lock.lock();
    try {
      listeners++;
      hint = true;
      hinted.signal();
    } finally {
      lock.unlock();
    }
    return new EventReader(this, recent, interest, from);
  }

  int listeners() {
    lock.lock();
    try {
      return listeners;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      listeners--;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void hint() {
    lock.lock();
    try {
      hint = true;
      hinted.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Returns when there is something newer than {@code version}, or after {@code millis}. */
  void await(long version, long millis) throws InterruptedException {
    lock.lock();
    try {
      if (recent.version() == version && !closed) {
        news.await(millis, TimeUnit.MILLISECONDS);
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (awaitHint()) {
        read();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** False when the service stops. */
  private boolean awaitHint() throws InterruptedException {
    lock.lock();
    try {
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(REREAD_MILLIS);
      while (!closed && (listeners == 0 || (!hint && System.nanoTime() < deadline))) {
        awaitChange(deadline);
      }
      hint = false;
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void awaitChange(long deadline) throws InterruptedException {
    if (listeners == 0) {
      recent.forget();
      hinted.await();
    } else {
      hinted.awaitNanos(Math.max(1, deadline - System.nanoTime()));
    }
  }

  private void read() {
    try {
      if (recent.refresh()) {
        tell();
      }
    } catch (RuntimeException e) {
      log.warn("the event log cannot be read just now: {}", e.toString());
    }
  }

  private void tell() {
    lock.lock();
    try {
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @PreDestroy
  void close() {
    lock.lock();
    try {
      closed = true;
      hinted.signal();
      news.signalAll();
    } finally {
      lock.unlock();
    }
    thread.interrupt();
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }
}
