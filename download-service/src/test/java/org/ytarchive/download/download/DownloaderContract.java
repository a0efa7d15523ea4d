package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.Quality;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.download.DownloadUpdate.Known;
import org.ytarchive.download.download.DownloadUpdate.Progress;

/** What every {@link Downloader} promises. */
public abstract class DownloaderContract {
  protected @TempDir Path temp;
  protected final List<DownloadUpdate> heard = new CopyOnWriteArrayList<>();

  protected abstract Downloader downloader();

  /** A video that can be had. */
  protected abstract VideoId ordinary();

  /** A video there is not. */
  protected abstract VideoId gone();

  /** A video whose download stops in the middle until {@link #goOn}. */
  protected abstract VideoId held();

  protected abstract void goOn();

  protected static DownloadOrder order(VideoId id) {
    return order(id, "360p");
  }

  protected static DownloadOrder order(VideoId id, String quality) {
    return new DownloadOrder(id, Quality.parse(quality), Optional.empty(), false, false);
  }

  protected Path folder(String name) throws IOException {
    return Files.createDirectories(temp.resolve(name));
  }

  @Test
  void download_leavesOneFileInTheFolder() throws Exception {
    var folder = folder("work");

    var outcome = downloader().download(order(ordinary()), folder, heard::add);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Fetched.class,
            fetched -> {
              assertThat(fetched.file()).isRegularFile().isNotEmptyFile().hasParent(folder);
              assertThat(fetched.info().videoId()).isEqualTo(ordinary().value());
            });
  }

  /** A caller shows title and size before the first byte, and a bar that never goes back. */
  @Test
  void download_tellsWhatItKnowsAndThenHowFarItIs() throws Exception {
    downloader().download(order(ordinary()), folder("work"), heard::add);

    assertThat(heard.getFirst()).isInstanceOf(Known.class);
    assertThat(heard.stream().skip(1)).hasOnlyElementsOfType(Progress.class);
    assertThat(progress()).isNotEmpty();
    assertThat(progress().stream().map(Progress::percent)).isSorted().last().isEqualTo(100);
    assertThat(progress().stream().map(Progress::downloadedBytes)).isSorted();
  }

  @Test
  void download_againFindsItsOwnWork() throws Exception {
    var folder = folder("work");
    downloader().download(order(ordinary()), folder, heard::add);

    assertThat(downloader().download(order(ordinary()), folder, heard::add))
        .isInstanceOf(Outcome.Fetched.class);
  }

  @Test
  void download_neverBringsWhatThereIsNot() throws Exception {
    assertThat(downloader().download(order(gone()), folder("work"), heard::add))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.failure().code()).isEqualTo("VIDEO_NOT_FOUND");
              assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.NEVER);
            });
  }

  /** A worker that was thought dead may still be at it. */
  @Test
  void download_refusesAFolderInWhichAnotherOneWorks() throws Exception {
    var folder = folder("work");
    var first = begin(folder);

    var second = downloader().download(order(held()), folder, update -> {});

    assertThat(second)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.LATER));
    goOn();
    assertThat(first.outcome.get(60, java.util.concurrent.TimeUnit.SECONDS))
        .isInstanceOf(Outcome.Fetched.class);
  }

  @Test
  void download_endsWithinFiveSecondsOfAnInterrupt() throws Exception {
    var first = begin(folder("work"));
    long began = System.nanoTime();

    first.thread.interrupt();
    first.thread.join();

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    assertThat(first.outcome)
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(InterruptedException.class);
  }

  /** What was fetched before an interrupt is not fetched again. */
  @Test
  void download_goesOnAfterAnInterrupt() throws Exception {
    var folder = folder("work");
    var first = begin(folder);
    first.thread.interrupt();
    first.thread.join();
    goOn();
    heard.clear();

    var outcome = downloader().download(order(held()), folder, heard::add);

    assertThat(outcome).isInstanceOf(Outcome.Fetched.class);
    assertThat(progress().getFirst().downloadedBytes()).isPositive();
  }

  /** A listener that finds its attempt outdated ends the download by throwing. */
  @Test
  void download_endsWhenItsListenerThrows() throws Exception {
    var reason = new IllegalStateException("outdated");
    var folder = folder("work");
    var thrown = new AtomicReference<Throwable>();

    try {
      downloader()
          .download(
              order(held()),
              folder,
              update -> {
                throw reason;
              });
    } catch (IllegalStateException e) {
      thrown.set(e);
    }

    assertThat(thrown).hasValue(reason);
    goOn();
    assertThat(downloader().download(order(held()), folder, update -> {}))
        .isInstanceOf(Outcome.Fetched.class);
  }

  protected List<Progress> progress() {
    return heard.stream().filter(Progress.class::isInstance).map(Progress.class::cast).toList();
  }

  /** A download on a thread of its own. */
  protected record Begun(Thread thread, CompletableFuture<Outcome> outcome) {}

  /** Begins the held video and returns when its first bytes have come. */
  protected Begun begin(Path folder) {
    var outcome = new CompletableFuture<Outcome>();
    var thread = Thread.ofVirtual().start(() -> perform(folder, outcome));
    await().atMost(Duration.ofSeconds(30)).until(() -> !progress().isEmpty());
    return new Begun(thread, outcome);
  }

  private void perform(Path folder, CompletableFuture<Outcome> outcome) {
    try {
      outcome.complete(downloader().download(order(held()), folder, heard::add));
    } catch (InterruptedException | RuntimeException e) {
      outcome.completeExceptionally(e);
    }
  }
}
