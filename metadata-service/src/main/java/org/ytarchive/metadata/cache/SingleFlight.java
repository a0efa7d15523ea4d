package org.ytarchive.metadata.cache;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lets one of many concurrent callers do the work for an id, and the others have its result. The
 * work should look into the cache first: a caller may come just after a flight has landed.
 */
public final class SingleFlight<V> {
  private final ConcurrentMap<String, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

  /** The result of {@code work}, or of the work that is under way for this id. */
  public V join(String id, Supplier<V> work) {
    return Objects.requireNonNull(joinAll(List.of(id), mine -> Map.of(id, work.get())).get(id));
  }

  /**
   * The same for many ids: {@code work} gets those that nobody works for, and must answer for each
   * of them. It is done before the others are waited for, so that two who wait for each other get
   * on.
   */
  public Map<String, V> joinAll(
      Collection<String> ids, Function<Collection<String>, Map<String, V>> work) {
    var mine = new LinkedHashMap<String, CompletableFuture<V>>();
    var others = new LinkedHashMap<String, CompletableFuture<V>>();
    for (var id : new LinkedHashSet<>(ids)) {
      var flight = new CompletableFuture<V>();
      var other = flights.putIfAbsent(id, flight);
      (other == null ? mine : others).put(id, other == null ? flight : other);
    }
    var results = new LinkedHashMap<>(fly(mine, work));
    others.forEach((id, flight) -> results.put(id, await(flight)));
    return results;
  }

  private Map<String, V> fly(
      Map<String, CompletableFuture<V>> mine, Function<Collection<String>, Map<String, V>> work) {
    if (mine.isEmpty()) {
      return Map.of();
    }
    try {
      var results = work.apply(mine.keySet());
      mine.forEach((id, flight) -> flight.complete(answer(results, id)));
      return results;
    } catch (Throwable t) {
      mine.values().forEach(flight -> flight.completeExceptionally(t));
      throw t;
    } finally {
      mine.forEach(flights::remove);
    }
  }

  private static <V> V answer(Map<String, V> results, String id) {
    return Objects.requireNonNull(results.get(id), () -> "no answer for " + id);
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
