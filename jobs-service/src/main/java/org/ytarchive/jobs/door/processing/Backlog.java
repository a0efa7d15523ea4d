package org.ytarchive.jobs.door.processing;

import java.util.List;
import org.ytarchive.common.JobId;
import org.ytarchive.jobs.events.EventLog;
import org.ytarchive.jobs.events.JobEvent;
import org.ytarchive.jobs.events.Position;
import org.ytarchive.jobs.events.Turns;

/** What happened to a client's jobs while it did not listen, read page by page. */
final class Backlog {
  private static final int PAGE = 200;

  private final EventLog log;
  private final Turns turns;
  private final List<JobId> jobs;
  private final Position until;
  private Position from;
  private boolean over;

  /**
   * @param until where its listener's own reader begins
   */
  Backlog(EventLog log, Turns turns, List<JobId> jobs, Position from, Position until) {
    this.log = log;
    this.turns = turns;
    this.jobs = jobs;
    this.from = from;
    this.until = until;
    this.over = jobs.isEmpty();
  }

  boolean isOver() {
    return over;
  }

  /** The next page; the last one may be empty. */
  List<JobEvent> next() {
    var start = from;
    var page = turns.inTurn(() -> log.after(start, jobs, PAGE));
    over = page.size() < PAGE || page.getLast().position().compareTo(until) > 0;
    if (!page.isEmpty()) {
      from = page.getLast().position();
    }
    return page.stream().filter(event -> event.position().compareTo(until) <= 0).toList();
  }
}
