package org.ytarchive.benchmarks;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.ytarchive.standin.catalogue.StandInCatalogue;
import org.ytarchive.standin.catalogue.StandInVideo;
import org.ytarchive.standin.media.Itag;
import org.ytarchive.system.Jobs;
import org.ytarchive.system.StackProcess;
import org.ytarchive.system.TestYouTube;
import org.ytarchive.system.YtDlp;

/**
 * Our wall time against that of yt-dlp alone: the same version, the same stand-in, the same number
 * at once, in turns within the same minutes. The load of the machine hits both alike, so the ratio
 * counts, and of several rounds the median.
 */
public final class Throughput implements AutoCloseable {
  /**
   * What is fetched in each round.
   *
   * @param bytes of each video
   * @param atOnce as many yt-dlp as we run
   * @param limit the ratio that must not be passed
   */
  public record Load(String name, int videos, long bytes, int atOnce, double limit) {
    public static final Load MANY =
        new Load("20 videos of 5 MB, 3 at a time", 20, 5_000_000, 3, 1.25);
    public static final Load ONE = new Load("one video of 500 MB", 1, 500_000_000, 1, 1.10);
  }

  private final Path folder;
  private final TestYouTube youTube;
  private final StackProcess stack;
  private int made;

  private Throughput(Path folder) {
    this.folder = folder;
    this.youTube = TestYouTube.start(folder.resolve("youtube"), StandInCatalogue.of());
    this.stack = StackProcess.start(folder.resolve("home"), youTube.settings(Map.of()));
  }

  public static Throughput in(Path folder) {
    return new Throughput(folder);
  }

  /** Until the JVM has compiled what it runs; a stack that has been up for some minutes has. */
  private static final int WARM_UP = 8;

  /** Runs ours and theirs in turns; the first rounds of each warm up and do not count. */
  public Ratio measure(Load load, int rounds) throws Exception {
    var ours = new ArrayList<Duration>();
    var theirs = new ArrayList<Duration>();
    for (int round = 1 - WARM_UP; round <= rounds; round++) {
      var ids = newVideos(load);
      var we = timed(() -> archive(ids));
      var they = timed(() -> fetch(ids, load.atOnce()));
      System.out.printf("%s: round %d, we %s, yt-dlp alone %s%n", load.name(), round, we, they);
      if (round > 0) {
        ours.add(we);
        theirs.add(they);
      }
    }
    return new Ratio(load.name(), ours, theirs, load.limit());
  }

  /** Videos nobody has fetched yet; their media is made before anything is measured. */
  private List<String> newVideos(Load load) throws IOException {
    var ids =
        IntStream.range(0, load.videos()).mapToObj(i -> "bench%06d".formatted(made++)).toList();
    for (var id : ids) {
      var video = StandInVideo.video(id).heights(360, 720).bytes(load.bytes()).build();
      youTube.standIn().catalogue().put(video);
      for (var itag : Itag.offeredFor(video)) {
        youTube.standIn().library().prepare(video, itag);
      }
    }
    return ids;
  }

  /** Asks now and then how many are done: a listener of each would take of the two cores too. */
  private Void archive(List<String> ids) {
    var jobs = new Jobs(stack);
    long before = jobs.completed();
    ids.forEach(jobs::create);
    await("all jobs completed")
        .atMost(Duration.ofMinutes(5))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> jobs.completed() == before + ids.size());
    return null;
  }

  private Void fetch(List<String> ids, int atOnce) throws InterruptedException, ExecutionException {
    var into = folder.resolve("raw-" + made);
    try (var pool = Executors.newFixedThreadPool(atOnce)) {
      var runs =
          ids.stream()
              .map(id -> pool.submit(() -> YtDlp.fetch(youTube, id, into.resolve(id))))
              .toList();
      for (var run : runs) {
        Files.exists(run.get());
      }
    }
    return null;
  }

  private static Duration timed(Callable<Void> work) throws Exception {
    long from = System.nanoTime();
    work.call();
    return Duration.ofMillis((System.nanoTime() - from) / 1_000_000);
  }

  @Override
  public void close() {
    try (var y = youTube) {
      stack.close();
    }
  }

  /** Prints both ratios. */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    Verdict.exit(
        "throughput",
        folder -> {
          try (var throughput = in(folder)) {
            return List.of(
                throughput.measure(Load.MANY, rounds), throughput.measure(Load.ONE, rounds));
          }
        });
  }
}
