package org.ytarchive.jobs.events;

/**
 * One listener's place in the feed. It asks when it can take more, so that a slow one holds no
 * memory: it finds the latest progress, and the events it has not seen. Of use to one thread;
 * {@link #close} may be called by any.
 */
public final class EventReader implements AutoCloseable {
  private final EventFeed feed;
  private final RecentEvents recent;
  private final Interest interest;
  private Position position;
  private long seen;
  private long lastOfJob;
  private volatile boolean closed;

  EventReader(EventFeed feed, RecentEvents recent, Interest interest, Position from) {
    this.feed = feed;
    this.recent = recent;
    this.interest = interest;
    this.position = from;
  }

  /** What is new; waits for it, at most so long. Empty when there was nothing. */
  public News next(long millis) throws InterruptedException {
    var found = look();
    if (found.isEmpty() && !isClosed()) {
      feed.await(seen, millis);
      found = look();
    }
    return found;
  }

  private News look() {
    long version = recent.version();
    var batch = recent.after(position, interest);
    while (batch.events().isEmpty() && batch.more()) {
      batch = recent.after(batch.next(), interest);
    }
    for (var event : batch.events()) {
      lastOfJob = event.status().isFinal() ? event.seq() : 0;
    }
    var progress = recent.progressAfter(seen, interest);
    position = batch.next();
    seen = version;
    return new News(batch.events(), progress);
  }

  /** Behind everything it has handed out: whoever opens another one here misses nothing. */
  public Position position() {
    return position;
  }

  /** The number of the job's last event when that was a final one; 0 while it goes on. */
  long finalEvent() {
    return lastOfJob;
  }

  /** By its listener, or because the service stops. */
  public boolean isClosed() {
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
