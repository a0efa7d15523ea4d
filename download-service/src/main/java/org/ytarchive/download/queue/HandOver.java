package org.ytarchive.download.queue;

/** The work is not over, and someone else shall go on with it. */
public final class HandOver extends RuntimeException {
  public HandOver(String message) {
    super(message);
  }
}
