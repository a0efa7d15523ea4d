package org.ytarchive.jobs.door.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.jobs.events.Position;

/**
 * Some windows of one client, whose connections are cut at random, one or all at once; that is seen
 * at once, late, or never. None of them misses anything, whenever it comes again within a minute.
 */
class SeatsUnderCutsTest {
  private static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");
  private static final int STEPS = 1_500;
  private static final int STORM = 100;
  private static final int PING_MILLIS = 15_000;

  private SeatStore seats = new InMemorySeatStore();
  private final List<Window> windows = new ArrayList<>();
  private final List<Gone> unseen = new ArrayList<>();
  private long millis;
  private long event = 1;

  /** A connection the server takes for open until then. */
  private record Gone(UUID seat, long heard, Instant answered, long seenAt) {}

  private static final class Window {
    UUID seat = new UUID(0, 0);
    boolean connected;
    long comesAt;
    long heard;
    long answered;
  }

  private Instant now() {
    return NOON.plusMillis(millis);
  }

  private static Position at(long event) {
    return new Position(7, event);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6})
  void nobodyMissesAnything(int count) {
    for (int seed = 0; seed < 20; seed++) {
      run(count, new Random(seed));
    }
  }

  private void run(int count, Random random) {
    seats = new InMemorySeatStore();
    windows.clear();
    unseen.clear();
    for (int i = 0; i < count; i++) {
      windows.add(new Window());
      come(windows.getLast());
    }
    listenAll();
    for (int step = 0; step < STEPS; step++) {
      millis += 1 + random.nextInt(2_000);
      see();
      windows.stream().filter(w -> !w.connected && w.comesAt <= millis).forEach(this::come);
      windows.stream().filter(w -> w.connected).forEach(this::ping);
      act(random);
      if (step % STORM == 0) {
        rest();
      }
    }
  }

  /** All come again and are there for a while. */
  private void rest() {
    for (int i = 0; i < 10; i++) {
      millis += PING_MILLIS;
      see();
      windows.stream().filter(w -> !w.connected).forEach(this::come);
      listenAll();
    }
  }

  private void act(Random random) {
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> listenAll();
      case 3 -> cut(windows.get(random.nextInt(windows.size())), random);
      case 4 -> windows.forEach(window -> cut(window, random));
      default -> {} // time passes
    }
  }

  private void come(Window window) {
    window.seat = UUID.randomUUID();
    var from = seats.take("me", window.seat, now());
    assertThat(window.heard == 0 || from.compareTo(at(window.heard)) <= 0)
        .as("one that had heard %s is told from %s on", window.heard, from)
        .isTrue();
    window.connected = true;
    window.answered = millis;
    hear(window);
  }

  private void listenAll() {
    event++;
    windows.stream().filter(w -> w.connected).forEach(this::hear);
  }

  private void hear(Window window) {
    window.heard = event;
    answer(window);
  }

  private void ping(Window window) {
    if (millis - window.answered >= PING_MILLIS) {
      answer(window);
    }
  }

  private void answer(Window window) {
    window.answered = millis;
    seats.hear(window.seat, at(window.heard), now());
  }

  private void cut(Window window, Random random) {
    if (window.connected) {
      int late = List.of(0, 5, 2_500, 20_000, 3_000_000).get(random.nextInt(5));
      leave(window, millis + late);
      window.comesAt = millis + random.nextInt(random.nextBoolean() ? 50 : 30_000);
    }
  }

  private void leave(Window window, long seenAt) {
    if (window.connected) {
      window.connected = false;
      unseen.add(new Gone(window.seat, window.heard, NOON.plusMillis(window.answered), seenAt));
    }
  }

  private void see() {
    unseen.stream()
        .filter(gone -> gone.seenAt() <= millis)
        .forEach(
            gone ->
                seats.leave(
                    gone.seat(),
                    at(gone.heard()),
                    gone.answered(),
                    NOON.plusMillis(gone.seenAt())));
    unseen.removeIf(gone -> gone.seenAt() <= millis);
  }
}
