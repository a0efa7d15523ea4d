package org.ytarchive.download.download;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes what happens to downloads, here and on other replicas, to who listens here. */
@Singleton
class DownloadChanges {

  /** Someone who wants to know about one download. Must not wait for anything. */
  interface Listener {
    /** The row changed, or may have. */
    void changed();

    void progressed(Run run, DownloadProgress progress);
  }

  private final Map<DownloadId, Set<Listener>> listeners = new ConcurrentHashMap<>();

  /** Listens until the answer is run. */
  Runnable listen(DownloadId id, Listener listener) {
    listeners.compute(id, (key, known) -> with(known, listener));
    return () -> listeners.computeIfPresent(id, (key, known) -> without(known, listener));
  }

  private static Set<Listener> with(
      @jakarta.annotation.Nullable Set<Listener> known, Listener listener) {
    Set<Listener> all = known == null ? ConcurrentHashMap.newKeySet() : known;
    all.add(listener);
    return all;
  }

  @jakarta.annotation.Nullable
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
}
