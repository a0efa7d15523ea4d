package org.ytarchive.jobs.door.processing;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.ytarchive.jobs.events.Position;

/**
 * How far a listener has surely heard: a ping that follows messages carries a number, and its pong,
 * which every WebSocket client sends by itself, says that they arrived.
 */
final class Arrivals {
  private static final int MOST = 1_000;

  private final Deque<Mark> marks = new ArrayDeque<>();
  private Position heard;
  private long number;

  Arrivals(Position from) {
    this.heard = from;
  }

  private record Mark(long number, Position told) {}

  /** What the next ping carries. */
  synchronized byte[] mark(Position told) {
    if (marks.size() == MOST) {
      marks.removeFirst();
    }
    marks.add(new Mark(++number, told));
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  /**
   * A pong came; a client may leave out all but the last one.
   *
   * @return whether it was an answer to a ping of ours
   */
  synchronized boolean arrived(byte[] mark) {
    long reached = mark.length == Long.BYTES ? ByteBuffer.wrap(mark).getLong() : 0;
    boolean answered = false;
    while (!marks.isEmpty() && marks.getFirst().number() <= reached && reached <= number) {
      heard = marks.removeFirst().told();
      answered = true;
    }
    return answered;
  }

  synchronized Position heard() {
    return heard;
  }

  /** Whether a pong is to come. */
  synchronized boolean isAwaited() {
    return !marks.isEmpty();
  }
}
