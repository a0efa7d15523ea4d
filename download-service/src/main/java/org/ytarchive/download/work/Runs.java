package org.ytarchive.download.work;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.DatabaseAway;

/**
 * What runs of one kind in this process. The rows decide; this only knows whom to interrupt.
 *
 * @param <I> names the work
 * @param <R> names one worker's hold on it
 */
public class Runs<I, R> {
  private static final Logger log = LoggerFactory.getLogger(Runs.class);
  private static final Duration END_OF_OLDER = Duration.ofSeconds(10);

  private final Map<I, Running<R>> running = new ConcurrentHashMap<>();
  private final Function<R, I> idOf;
  private final Predicate<R> isCurrent;
  private volatile boolean ending = false;

  /**
   * @param isCurrent whether the row still belongs to this run
   */
  public Runs(Function<R, I> idOf, Predicate<R> isCurrent) {
    this.idOf = idOf;
    this.isCurrent = isCurrent;
  }

  /** Opens a run on this thread, after the end of an older one of the same work. */
  public Running<R> open(R run) throws InterruptedException {
    var id = idOf.apply(run);
    stopOlder(id);
    var mine = new Running<R>(run, () -> forget(id, run));
    running.put(id, mine);
    if (ending) {
      mine.stop(Running.Stop.HAND_OVER);
    }
    return mine;
  }

  /** Not its successor, if that could not wait for its end. */
  private void forget(I id, R run) {
    running.computeIfPresent(id, (key, known) -> known.run().equals(run) ? null : known);
  }

  private void stopOlder(I id) throws InterruptedException {
    var older = running.get(id);
    if (older != null) {
      older.stop(Running.Stop.NOT_OURS);
      if (!older.awaitEnd(END_OF_OLDER)) {
        log.warn("{}: the run before does not end", older.run());
      }
    }
  }

  /** Stops the run if its row has moved on. Unknown while the database is away: it runs on. */
  public void recheck(I id) {
    Optional.ofNullable(running.get(id)).ifPresent(this::recheck);
  }

  public void recheckAll() {
    running.values().forEach(this::recheck);
  }

  private void recheck(Running<R> one) {
    try {
      if (!isCurrent.test(one.run())) {
        one.stop(Running.Stop.NOT_OURS);
      }
    } catch (RuntimeException e) {
      if (!DatabaseAway.explains(e)) {
        throw e;
      }
    }
  }

  public boolean has(I id) {
    return running.containsKey(id);
  }

  /** This process ends: what runs, and what is opened from now on, is handed over. */
  public void handOverAll() {
    ending = true;
    running.values().forEach(one -> one.stop(Running.Stop.HAND_OVER));
  }
}
