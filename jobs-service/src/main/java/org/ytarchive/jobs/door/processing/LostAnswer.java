package org.ytarchive.jobs.door.processing;

import java.io.IOException;

/** Storage has the whole file, and nobody knows what it made of it: it may be at it still. */
final class LostAnswer extends IOException {

  LostAnswer(Throwable cause) {
    super("Storage's answer was lost", cause);
  }

  static boolean isBehind(Throwable error) {
    return error.getCause() instanceof LostAnswer;
  }
}
