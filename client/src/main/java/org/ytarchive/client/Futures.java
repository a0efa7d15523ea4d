package org.ytarchive.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Between what is awaited and what is not. */
final class Futures {

  private Futures() {}

  /** Waits; an interrupt ends the waiting and is kept. */
  static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new UnreachableException("interrupted while waiting for an answer", e);
    } catch (ExecutionException e) {
      throw unchecked(cause(e));
    }
  }

  /** What was thrown over there, with the trace of who waited for it here. */
  private static RuntimeException unchecked(Throwable cause) {
    cause.addSuppressed(new IllegalStateException("awaited here"));
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime
        ? runtime
        : new UnexpectedAnswerException(String.valueOf(cause.getMessage()), cause);
  }

  static Throwable cause(Throwable failure) {
    boolean wraps = failure instanceof CompletionException || failure instanceof ExecutionException;
    var cause = failure.getCause();
    return wraps && cause != null ? cause(cause) : failure;
  }
}
