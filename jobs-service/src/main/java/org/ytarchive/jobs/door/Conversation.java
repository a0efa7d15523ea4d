package org.ytarchive.jobs.door;

import java.util.List;

/**
 * What one visitor of a WebSocket is told. It is asked for more only when the last message has
 * left, so that one who reads slowly, or not at all, costs a thread that waits and no memory.
 */
public interface Conversation extends AutoCloseable {

  /**
   * The next messages, in order. Waits for them, at most so long; empty when there were none, and a
   * ping goes out then.
   */
  List<String> next(long millis) throws InterruptedException;

  /** Whether all is said: then the socket is closed (1000). Asked when {@link #next} came back. */
  default boolean isOver() {
    return false;
  }

  /** Whether there is no more to be had here, since the service stops (1001). */
  default boolean isCut() {
    return false;
  }

  /** What the next ping carries, at most 125 bytes. Asked just before it goes out. */
  default byte[] mark() {
    return new byte[0];
  }

  /**
   * A pong came with this mark: what was sent before that ping has arrived. A visitor may answer
   * only the last of several pings. Must not block.
   */
  default void arrived(byte[] mark) {}

  /** What the visitor says. Must not block. */
  default void hear(String message) {}

  /** The visitor is gone, or the service stops: {@link #next} must return soon. May come twice. */
  @Override
  void close();
}
