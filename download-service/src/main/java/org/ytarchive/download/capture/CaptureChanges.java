package org.ytarchive.download.capture;

import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.ytarchive.download.queue.NoticeListener;

/** A capture's row changed, on whichever replica: stop what must stop, tell who listens. */
@Singleton
class CaptureChanges implements NoticeListener, GracefulShutdownCapable {
  private final Map<String, Set<CaptureFollower>> followers = new ConcurrentHashMap<>();
  private final RunningCaptures runs;

  CaptureChanges(RunningCaptures runs) {
    this.runs = runs;
  }

  /** Listens until the answer is run. */
  Runnable listen(String id, CaptureFollower follower) {
    followers.compute(id, (key, known) -> with(known, follower));
    return () -> followers.computeIfPresent(id, (key, known) -> without(known, follower));
  }

  private static Set<CaptureFollower> with(
      @Nullable Set<CaptureFollower> known, CaptureFollower follower) {
    Set<CaptureFollower> all = known == null ? ConcurrentHashMap.newKeySet() : known;
    all.add(follower);
    return all;
  }

  @Nullable
  private static Set<CaptureFollower> without(
      Set<CaptureFollower> known, CaptureFollower follower) {
    known.remove(follower);
    return known.isEmpty() ? null : known;
  }

  @Override
  public String channel() {
    return CaptureStore.CHANNEL;
  }

  /** {@code id}, or {@code id p} when only its progress changed. */
  @Override
  public void heard(String payload) {
    boolean onlyProgress = payload.endsWith(CaptureStore.PROGRESS_MARK);
    var id = onlyProgress ? payload.substring(0, payload.length() - 2) : payload;
    followers.getOrDefault(id, Set.of()).forEach(CaptureFollower::changed);
    if (!onlyProgress && runs.has(id)) {
      Thread.ofVirtual().start(() -> runs.recheck(id)); // asks the database: not on this thread
    }
  }

  @Override
  public void missed() {
    followers.values().forEach(all -> all.forEach(CaptureFollower::changed));
    Thread.ofVirtual().start(runs::recheckAll);
  }

  /** Whoever follows a capture here shall ask another replica, and the stop not wait for them. */
  @Override
  public CompletionStage<?> shutdownGracefully() {
    followers.values().forEach(all -> all.forEach(CaptureFollower::close));
    return CompletableFuture.completedFuture(true);
  }
}
