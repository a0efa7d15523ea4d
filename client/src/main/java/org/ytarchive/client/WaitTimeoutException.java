package org.ytarchive.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What was waited for is not over yet; it goes on. */
public final class WaitTimeoutException extends YTArchiveException {
  private static final long serialVersionUID = 1;

  private WaitTimeoutException(String jobId, Duration limit) {
    super(Problem.ours("TIMEOUT", "job " + jobId + " is not over after " + limit));
  }

  static <T> T await(CompletableFuture<T> future, String jobId, Duration limit) {
    var within = future.copy().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return Futures.await(within);
    } catch (UnexpectedAnswerException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw new WaitTimeoutException(jobId, limit);
      }
      throw e;
    } finally {
      future.cancel(true);
    }
  }
}
