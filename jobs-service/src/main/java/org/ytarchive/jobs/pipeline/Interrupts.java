package org.ytarchive.jobs.pipeline;

import java.util.stream.Stream;

/** Finds the interrupt that a library wrapped into an exception of its own. */
public final class Interrupts {

  private Interrupts() {}

  /** Throws {@link InterruptedException} when this thread is to stop. */
  static void check() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("asked to stop");
    }
  }

  /** Throws {@link InterruptedException} when that is what {@code error} is about. */
  public static void rethrow(RuntimeException error) throws InterruptedException {
    boolean interrupted =
        Thread.interrupted()
            || Stream.<Throwable>iterate(error, t -> t != null, Throwable::getCause)
                .limit(20)
                .anyMatch(InterruptedException.class::isInstance);
    if (interrupted) {
      var wanted = new InterruptedException(String.valueOf(error.getMessage()));
      wanted.initCause(error);
      throw wanted;
    }
  }
}
