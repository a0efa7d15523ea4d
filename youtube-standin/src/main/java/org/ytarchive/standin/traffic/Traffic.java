package org.ytarchive.standin.traffic;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What was asked of the stand-in so far, counted when a request arrives. */
public final class Traffic {
  private record Key(RequestKind kind, String video) {}

  private final Map<Key, LongAdder> requests = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> bytes = new ConcurrentHashMap<>();
  private final List<String> refusedHosts = new CopyOnWriteArrayList<>();
  private final List<String> unknown = new CopyOnWriteArrayList<>();
  private final AtomicInteger openMedia = new AtomicInteger();
  private final AtomicInteger peakMedia = new AtomicInteger();

  /** Requests of a kind, for all videos. */
  public long requests(RequestKind kind) {
    return requests.entrySet().stream()
        .filter(entry -> entry.getKey().kind == kind)
        .mapToLong(entry -> entry.getValue().sum())
        .sum();
  }

  /** Requests of a kind for one video, playlist or channel. */
  public long requests(RequestKind kind, String id) {
    return sum(requests.get(new Key(kind, id)));
  }

  /** How often yt-dlp has taken a video apart: its watch pages. */
  public long extractions(String video) {
    return requests(RequestKind.WATCH_PAGE, video);
  }

  /** Media bytes handed to the network for a video, resumed and repeated ones included. */
  public long mediaBytes(String video) {
    return sum(bytes.get(video));
  }

  /** Media answers under way now. */
  public int openMedia() {
    return openMedia.get();
  }

  /** The most media answers that were ever under way at once. */
  public int peakMedia() {
    return peakMedia.get();
  }

  /** Every try to reach a host that is not the stand-in's, in order. */
  public List<String> refusedHosts() {
    return List.copyOf(refusedHosts);
  }

  /** Paths asked for that the stand-in does not know, in order. */
  public List<String> unknownPaths() {
    return List.copyOf(unknown);
  }

  /** Forgets all but what is under way. */
  public void reset() {
    requests.clear();
    bytes.clear();
    refusedHosts.clear();
    unknown.clear();
    peakMedia.set(openMedia.get());
  }

  public void count(RequestKind kind, String id) {
    requests.computeIfAbsent(new Key(kind, id), key -> new LongAdder()).increment();
  }

  public void countBytes(String video, long sent) {
    bytes.computeIfAbsent(video, key -> new LongAdder()).add(sent);
  }

  public void countRefused(String host) {
    refusedHosts.add(host);
  }

  public void countUnknown(String path) {
    count(RequestKind.UNKNOWN, path);
    unknown.add(path);
  }

  public void mediaOpened() {
    peakMedia.accumulateAndGet(openMedia.incrementAndGet(), Math::max);
  }

  public void mediaClosed() {
    openMedia.decrementAndGet();
  }

  private static long sum(@Nullable LongAdder adder) {
    return adder == null ? 0 : adder.sum();
  }
}
