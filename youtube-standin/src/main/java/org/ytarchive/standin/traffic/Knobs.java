package org.ytarchive.standin.traffic;

import java.util.Iterator;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** What may be turned while the stand-in runs; answers under way follow at once. */
public final class Knobs {
  private record Failure(RequestKind kind, Predicate<String> videos, int status) {}

  private final ConcurrentLinkedQueue<Failure> failures = new ConcurrentLinkedQueue<>();
  private final Map<String, Long> rates = new ConcurrentHashMap<>();
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition released = lock.newCondition();

  /** The next requests of this kind, whatever the video, are answered with this status. */
  public void failNext(RequestKind kind, int times, int status) {
    add(times, new Failure(kind, video -> true, status));
  }

  /** The next requests of this kind for this video are answered with this status. */
  public void failNext(RequestKind kind, String video, int times, int status) {
    add(times, new Failure(kind, video::equals, status));
  }

  /** Sends each file of a video at this rate; 0 lifts it. */
  public void throttle(String video, long bytesPerSecond) {
    rates.put(video, bytesPerSecond);
  }

  /** No media byte of this video is sent until {@link #release}. */
  public void hold(String video) {
    held.add(video);
  }

  public void release(String video) {
    held.remove(video);
    lock.lock();
    try {
      released.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes every setting back. */
  public void reset() {
    failures.clear();
    rates.clear();
    Set.copyOf(held).forEach(this::release);
  }

  /** The status to answer this request with, if it was to fail; that failure is then used up. */
  public OptionalInt takeFailure(RequestKind kind, String video) {
    for (Iterator<Failure> all = failures.iterator(); all.hasNext(); ) {
      var failure = all.next();
      if (failure.kind == kind && failure.videos.test(video) && failures.remove(failure)) {
        return OptionalInt.of(failure.status);
      }
    }
    return OptionalInt.empty();
  }

  /** Bytes per second set for this video, or 0. */
  public long rate(String video) {
    return rates.getOrDefault(video, 0L);
  }

  /** Returns when the video is not held, or not any more. */
  public void awaitRelease(String video) throws InterruptedException {
    if (!held.contains(video)) {
      return;
    }
    lock.lockInterruptibly();
    try {
      while (held.contains(video)) {
        released.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void add(int times, Failure failure) {
    for (int i = 0; i < times; i++) {
      failures.add(failure);
    }
  }
}
