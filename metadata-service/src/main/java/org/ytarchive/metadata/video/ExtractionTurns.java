package org.ytarchive.metadata.video;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.ytarchive.common.VideoId;

/**
 * Lets lists of videos go through yt-dlp a few at a time, so that whoever asks for a single one
 * still gets through. A list is given up after a while; what it had begun lands in the cache.
 */
@Singleton
class ExtractionTurns {
  private static final int AT_ONCE = 2;

  /** How long an extraction that has begun may take; the download service ends them earlier. */
  private static final Duration LAST = Duration.ofSeconds(60);

  private final Executor threads = task -> Thread.ofVirtual().start(Carried.over(task));
  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final Duration patience;

  ExtractionTurns(Gathering gathering) {
    this.patience = gathering.batchPatience();
  }

  /** The results of those whose turn came in time. */
  <A, R> Map<VideoId, R> each(Map<VideoId, A> all, BiFunction<VideoId, A, R> work) {
    long end = System.nanoTime() + patience.toNanos();
    var tasks = new LinkedHashMap<VideoId, CompletableFuture<Optional<R>>>();
    all.forEach(
        (id, given) ->
            tasks.put(
                id,
                CompletableFuture.supplyAsync(
                    () -> inTurn(end, () -> work.apply(id, given)), threads)));
    var results = new LinkedHashMap<VideoId, R>();
    tasks.forEach((id, task) -> await(task, end).ifPresent(result -> results.put(id, result)));
    return results;
  }

  private <R> Optional<R> inTurn(long end, Supplier<R> work) {
    try {
      long left = end - System.nanoTime();
      if (left <= 0 || !turns.tryAcquire(left, TimeUnit.NANOSECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } finally {
      turns.release();
    }
  }

  private static <R> Optional<R> await(CompletableFuture<Optional<R>> task, long end) {
    try {
      long left = end + LAST.toNanos() - System.nanoTime();
      return task.get(Math.max(0, left), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
