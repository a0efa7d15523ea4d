package org.ytarchive.jobs.events;

import jakarta.annotation.Nullable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.common.JobId;

/**
 * The end of the event log and the latest progress, in memory, of bounded size. Who has fallen
 * behind it reads from the log; who is slow finds only the latest progress.
 */
final class RecentEvents {
  private static final int KEPT = 1_000;
  private static final int PAGE = 500;

  private final EventLog log;
  private final Turns turns;
  private final LiveParents parents;
  private final Deque<JobEvent> kept = new ArrayDeque<>();
  private final Map<JobId, Versioned> progress = new HashMap<>();
  @Nullable private Position from;
  @Nullable private Position head;
  private long version;

  RecentEvents(EventLog log, Turns turns) {
    this.log = log;
    this.turns = turns;
    this.parents = new LiveParents(log);
  }

  private record Versioned(LiveProgress progress, long version) {}

  /**
   * A part of what a reader has not seen, and where it stands then.
   *
   * @param more whether there is more to be had at once
   */
  record Batch(List<JobEvent> events, Position next, boolean more) {}

  synchronized long version() {
    return version;
  }

  /** Nobody listens: the next reader starts anew. */
  synchronized void forget() {
    kept.clear();
    progress.clear();
    from = null;
    head = null;
  }

  /** Only one thread calls this. True when there was news. */
  boolean refresh() {
    var start = startOfReading();
    var moved = new HashSet<JobId>();
    for (var page = log.after(start, Optional.empty(), PAGE); !page.isEmpty(); ) {
      append(page);
      page.forEach(event -> moved.add(event.job()));
      var last = page.getLast().position();
      page = page.size() < PAGE ? List.of() : log.after(last, Optional.empty(), PAGE);
    }
    var running = new ArrayList<>(log.progress());
    running.addAll(parents.progress(moved));
    return update(running) || !moved.isEmpty();
  }

  private Position startOfReading() {
    var known = head();
    return known == null ? begin(log.head()) : known;
  }

  private synchronized Position begin(Position at) {
    from = at;
    head = at;
    return at;
  }

  @Nullable
  private synchronized Position head() {
    return head;
  }

  private synchronized void append(List<JobEvent> page) {
    kept.addAll(page);
    head = page.getLast().position();
    while (kept.size() > KEPT) {
      from = kept.removeFirst().position();
    }
    version++;
  }

  private synchronized boolean update(List<LiveProgress> now) {
    long before = version;
    var running = new HashSet<JobId>();
    for (var live : now) {
      running.add(live.job());
      var known = progress.get(live.job());
      if (known == null || !known.progress().equals(live)) {
        progress.put(live.job(), new Versioned(live, ++version));
      }
    }
    progress.keySet().retainAll(running);
    return version != before;
  }

  /**
   * What follows {@code position}: from memory when that reaches back so far, else from the log.
   */
  Batch after(Position position, Interest interest) {
    var near = inMemory(position, interest);
    return near.orElseGet(() -> turns.inTurn(() -> fromLog(position, interest)));
  }

  private synchronized Optional<Batch> inMemory(Position position, Interest interest) {
    if (from == null || head == null || position.compareTo(from) < 0) {
      return Optional.empty();
    }
    var found = new ArrayDeque<JobEvent>();
    for (var newest = kept.descendingIterator(); newest.hasNext(); ) {
      var event = newest.next();
      if (event.position().compareTo(position) <= 0) {
        break;
      }
      if (interest.includes(event.job())) {
        found.addFirst(event);
      }
    }
    return Optional.of(
        new Batch(List.copyOf(found), position.compareTo(head) > 0 ? position : head, false));
  }

  private Batch fromLog(Position position, Interest interest) {
    var reached = log.head();
    var page = log.after(position, interest.only(), PAGE);
    var wanted = page.stream().filter(event -> interest.includes(event.job())).toList();
    if (page.size() == PAGE) {
      return new Batch(wanted, page.getLast().position(), true);
    }
    var next = page.isEmpty() ? position : page.getLast().position();
    return new Batch(wanted, next.compareTo(reached) > 0 ? next : reached, false);
  }

  /** Progress that changed after {@code seen}. */
  synchronized List<LiveProgress> progressAfter(long seen, Interest interest) {
    var changed = new ArrayList<LiveProgress>();
    for (var each : progress.values()) {
      if (each.version() > seen && interest.includes(each.progress().job())) {
        changed.add(each.progress());
      }
    }
    return changed;
  }
}
