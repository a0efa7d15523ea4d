package org.ytarchive.jobs.events;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ytarchive.common.JobId;

/**
 * How far playlists and channels at work are: looked at once a second, and when something happened
 * to one of them, since who ended is no longer under way. Of use to one thread.
 */
final class LiveParents {
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  private final EventLog log;
  private Map<JobId, LiveProgress> known = Map.of();
  private long read = System.nanoTime() - PAUSE;

  LiveParents(EventLog log) {
    this.log = log;
  }

  /**
   * The latest word of each.
   *
   * @param moved jobs that something happened to since the last time
   */
  List<LiveProgress> progress(Set<JobId> moved) {
    long now = System.nanoTime();
    if (now - read >= PAUSE || known.keySet().stream().anyMatch(moved::contains)) {
      read = now;
      known =
          log.parents().stream()
              .map(this::unlessSaid)
              .collect(Collectors.toMap(LiveProgress::job, Function.identity()));
    }
    return List.copyOf(known.values());
  }

  private LiveProgress unlessSaid(LiveProgress latest) {
    var before = known.get(latest.job());
    return before != null && before.saysTheSameAs(latest) ? before : latest;
  }
}
