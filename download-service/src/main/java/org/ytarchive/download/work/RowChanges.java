package org.ytarchive.download.work;

import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Passes what happens to rows, here and on other replicas, to who listens here.
 *
 * @param <I> names a row
 */
public class RowChanges<I, L extends RowChanges.Listener> implements GracefulShutdownCapable {

  /** Someone who wants to know about one row. Must not wait for anything. */
  public interface Listener {
    /** The row changed, or may have. */
    void changed();

    /** There will be no news here any more: this process ends. */
    void close();
  }

  private final Map<I, Set<L>> listeners = new ConcurrentHashMap<>();

  /** Listens until the answer is run. */
  public Runnable listen(I id, L listener) {
    listeners.compute(id, (key, known) -> with(known, listener));
    return () -> listeners.computeIfPresent(id, (key, known) -> without(known, listener));
  }

  private Set<L> with(@Nullable Set<L> known, L listener) {
    Set<L> all = known == null ? ConcurrentHashMap.newKeySet() : known;
    all.add(listener);
    return all;
  }

  @Nullable
  private Set<L> without(Set<L> known, L listener) {
    known.remove(listener);
    return known.isEmpty() ? null : known;
  }

  /** Tells those who listen to this row. */
  protected void tell(I id, Consumer<L> news) {
    listeners.getOrDefault(id, Set.of()).forEach(news);
  }

  public void changed(I id) {
    tell(id, Listener::changed);
  }

  public void anythingChanged() {
    listeners.values().forEach(all -> all.forEach(Listener::changed));
  }

  /** Whoever follows a row here shall ask another replica, and the stop not wait for them. */
  @Override
  public CompletionStage<?> shutdownGracefully() {
    listeners.values().forEach(all -> all.forEach(Listener::close));
    return CompletableFuture.completedFuture(true);
  }
}
