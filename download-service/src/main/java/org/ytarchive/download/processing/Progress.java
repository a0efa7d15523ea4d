package org.ytarchive.download.processing;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.DatabaseAway;

/**
 * Carries one run's progress into the row, at most twice a second; whoever listens reads it there.
 * The work itself takes 1..95, the verification up to 99, and 100 is a file in its place.
 */
final class Progress {
  private static final Logger log = LoggerFactory.getLogger(Progress.class);
  private static final Duration BETWEEN_WRITES = Duration.ofMillis(500);
  private static final int PROBED = 1;
  private static final int WORKED = 95;
  private static final int VERIFIED = 99;

  private final ProcessingRun run;
  private final ProcessingStore store;
  private final Runnable notOurs;
  private int percent = 0;
  private long writtenAt = System.nanoTime() - BETWEEN_WRITES.toNanos();

  /**
   * @param notOurs called when the row says that this run is no longer the one
   */
  Progress(ProcessingRun run, ProcessingStore store, Runnable notOurs) {
    this.run = run;
    this.store = store;
    this.notOurs = notOurs;
  }

  /**
   * @param done share of the work, 0..1
   */
  void worked(double done) {
    at(Phase.WORK, between(PROBED, WORKED, done));
  }

  void verified(double done) {
    at(Phase.VERIFY, between(WORKED, VERIFIED, done));
  }

  private static int between(int from, int to, double share) {
    return from + (int) ((to - from) * Math.clamp(share, 0, 1));
  }

  private synchronized void at(Phase phase, int reached) {
    long now = System.nanoTime();
    if (reached <= percent || now - writtenAt < BETWEEN_WRITES.toNanos()) {
      return;
    }
    percent = reached;
    writtenAt = now;
    write(phase);
  }

  /** Whoever prints progress must not fail for want of a database; the next step comes. */
  private void write(Phase phase) {
    try {
      if (!store.report(run, phase, percent)) {
        notOurs.run();
      }
    } catch (RuntimeException e) {
      if (DatabaseAway.explains(e)) {
        log.debug("{}: progress waits for the database", run);
      } else {
        log.warn("{}: progress could not be written", run, e);
      }
    }
  }
}
