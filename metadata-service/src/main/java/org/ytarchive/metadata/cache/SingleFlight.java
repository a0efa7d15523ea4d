package org.ytarchive.metadata.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Lets one of many concurrent callers do the work for an id, and the others have its result. The
 * work should look into the cache first: a caller may come just after a flight has landed.
 */
public final class SingleFlight<V> {
  private final ConcurrentMap<String, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

  /** The result of {@code work}, or of the work that is under way for this id. */
  public V join(String id, Supplier<V> work) {
    var mine = new CompletableFuture<V>();
    var other = flights.putIfAbsent(id, mine);
    return other == null ? fly(id, mine, work) : await(other);
  }

  private V fly(String id, CompletableFuture<V> flight, Supplier<V> work) {
    try {
      var result = work.get();
      flight.complete(result);
      return result;
    } catch (Throwable t) {
      flight.completeExceptionally(t);
      throw t;
    } finally {
      flights.remove(id, flight);
    }
  }

  private static <V> V await(CompletableFuture<V> flight) {
    try {
      return flight.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
