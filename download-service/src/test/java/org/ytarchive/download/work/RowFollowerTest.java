package org.ytarchive.download.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RowFollowerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LAST = 100;

  private final AtomicInteger row = new AtomicInteger(1);
  private final AtomicInteger failures = new AtomicInteger();
  private final List<Integer> seen = new CopyOnWriteArrayList<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final RowFollower<Integer> follower =
      new RowFollower<>(1, this::read, value -> value == LAST, new Eye());

  private int read() {
    if (failures.getAndDecrement() > 0) {
      throw new IllegalStateException("the database is away");
    }
    return row.get();
  }

  private final class Eye implements RowFollower.Sight<Integer> {
    @Override
    public void saw(Integer value) {
      seen.add(value);
    }

    @Override
    public void nothingNew() {}

    @Override
    public void over() {
      over.set(true);
    }
  }

  @AfterEach
  void close() {
    follower.close();
  }

  private void start() {
    Thread.ofVirtual().start(follower);
  }

  private void awaitSeen(Integer... values) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(seen).containsExactly(values));
  }

  private void awaitOver() {
    await().atMost(PATIENCE).untilTrue(over);
  }

  @Test
  void run_showsTheFirstAtOnceAndEachChangeUntilItIsOver() {
    start();
    awaitSeen(1);

    row.set(2);
    follower.changed();
    awaitSeen(1, 2);

    row.set(LAST);
    follower.changed();
    awaitOver();
    assertThat(seen).containsExactly(1, 2, LAST);
  }

  /** Nobody could tell: the notice was lost with its connection. */
  @Test
  void run_looksEvenIfNobodyTells() {
    start();
    awaitSeen(1);

    row.set(LAST);

    awaitOver();
  }

  /** A worker tells its progress at once, and writes it seldom. */
  @Test
  void heard_isShownAheadOfTheRowUntilTheRowIsFurther() {
    start();
    awaitSeen(1);

    follower.heard(value -> Math.max(value, 5));
    awaitSeen(1, 5);
    row.set(4);
    follower.changed();
    row.set(7);
    follower.changed();

    awaitSeen(1, 5, 7);
  }

  /** The row changed between the first look and listening. */
  @Test
  void run_showsWhatChangedBeforeAnybodyListened() {
    row.set(LAST);

    start();

    awaitOver();
    assertThat(seen).containsExactly(1, LAST);
  }

  @Test
  void run_goesOnWhenTheRowCannotBeReadForAMoment() {
    failures.set(2);
    row.set(LAST);

    start();

    awaitOver();
  }

  @Test
  void close_endsItThoughTheRowIsNotOver() {
    start();
    awaitSeen(1);

    follower.close();

    awaitOver();
    assertThat(seen).containsExactly(1);
  }
}
