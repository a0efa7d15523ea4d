package org.ytarchive.jobs.events;

import java.util.Comparator;

/**
 * A place in the order in which events are handed out.
 *
 * @param tx the transaction that wrote the event
 * @param id the event's own number
 */
public record Position(long tx, long id) implements Comparable<Position> {
  /** Before the first event. */
  public static final Position START = new Position(0, 0);

  private static final Comparator<Position> ORDER =
      Comparator.comparingLong(Position::tx).thenComparingLong(Position::id);

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
