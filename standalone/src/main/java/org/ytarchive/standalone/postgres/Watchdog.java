package org.ytarchive.standalone.postgres;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether the server lives, and starts it again when it does not. */
final class Watchdog implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Watchdog.class);
  private static final Duration PERIOD = Duration.ofMillis(250);

  private final Server server;
  private final Thread thread;
  private volatile boolean closed;

  Watchdog(Server server) {
    this.server = server;
    this.thread = Thread.ofPlatform().daemon().name("postgres-watchdog").unstarted(this::watch);
  }

  void start() {
    thread.start();
  }

  private void watch() {
    try {
      while (!closed) {
        Thread.sleep(PERIOD);
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() throws InterruptedException {
    try {
      if (!closed && !server.runs()) {
        log.warn("PostgreSQL died: starting it again");
        server.start();
        log.info("PostgreSQL is back");
      }
    } catch (IOException | PostgresException e) {
      log.error("PostgreSQL cannot be started again, next try soon: {}", e.getMessage());
    }
  }

  /**
   * Returns when no start is under way any more; an interrupted one would leave a server behind.
   */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
