package org.ytarchive.download.download;

import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Passes what happens to downloads, here and on other replicas, to who listens here. */
@Singleton
class DownloadChanges implements GracefulShutdownCapable {

  /** Someone who wants to know about one download. Must not wait for anything. */
  interface Listener {
    /** The row changed, or may have. */
    void changed();

    void progressed(Run run, DownloadProgress progress);

    /** There will be no news here any more: this process ends. */
    void close();
  }

  private final Map<DownloadId, Set<Listener>> listeners = new ConcurrentHashMap<>();

  /** Listens until the answer is run. */
  Runnable listen(DownloadId id, Listener listener) {
    listeners.compute(id, (key, known) -> with(known, listener));
    return () -> listeners.computeIfPresent(id, (key, known) -> without(known, listener));
  }

  private static Set<Listener> with(@Nullable Set<Listener> known, Listener listener) {
    Set<Listener> all = known == null ? ConcurrentHashMap.newKeySet() : known;
    all.add(listener);
    return all;
  }

  @Nullable
  private static Set<Listener> without(Set<Listener> known, Listener listener) {
    known.remove(listener);
    return known.isEmpty() ? null : known;
  }

  void progressed(Run run, DownloadProgress progress) {
    listeners
        .getOrDefault(run.id(), Set.of())
        .forEach(listener -> listener.progressed(run, progress));
  }

  void changed(DownloadId id) {
    listeners.getOrDefault(id, Set.of()).forEach(Listener::changed);
  }

  void anythingChanged() {
    listeners.values().forEach(all -> all.forEach(Listener::changed));
  }

  /** Whoever follows a download here shall ask another replica, and the stop not wait for them. */
  @Override
  public CompletionStage<?> shutdownGracefully() {
    listeners.values().forEach(all -> all.forEach(Listener::close));
    return CompletableFuture.completedFuture(true);
  }
}
