package org.ytarchive.download.download;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.tool.ToolExit;

/**
 * Plays what a test wrote down for each video; by default a small file at once. That it may be
 * believed, {@code ScriptedDownloaderTest} shows.
 */
@Singleton
@Primary
@Requires(property = "test.downloads", value = "scripted")
public final class ScriptedDownloader implements Downloader {

  /** What happens when a video is asked for. */
  public interface Script {
    Outcome play(DownloadOrder order, Path folder, Consumer<DownloadUpdate> listener)
        throws InterruptedException;
  }

  private static final Failure IN_USE =
      new Failure(
          ErrorCode.DOWNLOAD_FAILED.name(),
          "the folder is in use",
          FailureClass.LATER,
          Map.of("exit_code", ToolExit.FOLDER_IN_USE));

  private final Map<Path, String> busy = new ConcurrentHashMap<>();
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final List<String> played = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final AtomicInteger mostAtOnce = new AtomicInteger();

  public ScriptedDownloader on(String videoId, Script script) {
    scripts.put(videoId, script);
    return this;
  }

  /** The videos asked for, in order. */
  public List<String> played() {
    return played;
  }

  /** Forgets all scripts. */
  void reset() {
    scripts.clear();
    mostAtOnce.set(0);
  }

  int mostAtOnce() {
    return mostAtOnce.get();
  }

  /** How many are being played now. */
  public int playing() {
    return threads.size();
  }

  @Override
  public Outcome download(DownloadOrder order, Path folder, Consumer<DownloadUpdate> listener)
      throws InterruptedException {
    var id = order.videoId().value();
    played.add(id);
    if (busy.putIfAbsent(folder, id) != null) {
      return new Outcome.Failed(IN_USE);
    }
    threads.add(Thread.currentThread());
    mostAtOnce.accumulateAndGet(threads.size(), Math::max);
    try {
      return scripts.getOrDefault(id, file("content of " + id)).play(order, folder, listener);
    } finally {
      threads.remove(Thread.currentThread());
      busy.remove(folder);
    }
  }

  public static Script file(String content) {
    return file("mp4", content);
  }

  public static Script file(String extension, String content) {
    return (order, folder, listener) -> {
      var id = order.videoId().value();
      var info = Samples.info(id);
      listener.accept(new DownloadUpdate.Known(info, (long) content.length()));
      listener.accept(Samples.progress("download", 50, content.length() / 2));
      return new Outcome.Fetched(write(folder.resolve(id + "." + extension), content), info);
    };
  }

  /**
   * Leaves a partial file and stays until it is stopped; {@code started} tells when it is there.
   */
  public static Script hangs(CountDownLatch started) {
    return (order, folder, listener) -> {
      write(folder.resolve("video.part"), "half");
      listener.accept(Samples.progress("download", 40, 4));
      started.countDown();
      new CountDownLatch(1).await();
      throw new IllegalStateException("never here");
    };
  }

  public static Script fails(Failure failure) {
    return (order, folder, listener) -> {
      write(folder.resolve("video.part"), "half");
      return new Outcome.Failed(failure);
    };
  }

  static Path write(Path file, String content) {
    try {
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
