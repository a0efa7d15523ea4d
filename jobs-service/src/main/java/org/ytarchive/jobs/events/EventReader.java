package org.ytarchive.jobs.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.jobs.JobEventView;

/**
 * One listener's place in the feed. It asks when it can take more, so that a slow one holds no
 * memory: it finds the latest progress, and the events it has not seen.
 */
final class EventReader implements AutoCloseable {
  private final EventFeed feed;
  private final RecentEvents recent;
  private final Optional<JobId> job;
  private Position position;
  private long seen;
  private long lastOfJob;
  private volatile boolean closed;

  EventReader(EventFeed feed, RecentEvents recent, Optional<JobId> job, Position from) {
    this.feed = feed;
    this.recent = recent;
    this.job = job;
    this.position = from;
  }

  /** What is new; waits for it, at most so long. Empty when there was nothing. */
  List<JobEventView> next(long millis) throws InterruptedException {
    var found = look();
    if (found.isEmpty() && !isClosed()) {
      feed.await(seen, millis);
      found = look();
    }
    return found;
  }

  private List<JobEventView> look() {
    long version = recent.version();
    var views = new ArrayList<JobEventView>();
    var batch = recent.after(position, job);
    for (var event : batch.events()) {
      views.add(event.view());
      lastOfJob = event.status().isFinal() ? event.seq() : 0;
    }
    recent.progressAfter(seen, job).forEach(live -> views.add(live.view()));
    position = batch.next();
    seen = version;
    return views;
  }

  /** The number of the job's last event when that was a final one; 0 while it goes on. */
  long finalEvent() {
    return lastOfJob;
  }

  boolean isClosed() {
    return closed || feed.isClosed();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      feed.leave();
    }
  }
}
