package org.ytarchive.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.ytarchive.system.LiveHeap;
import org.ytarchive.system.StackProcess;

/**
 * What the stack's JVM holds after a thousand jobs from a fast source. Real yt-dlp costs more than
 * a second of CPU per video, so here a program stands in that prints what yt-dlp prints and leaves
 * a tiny real mp4; all else, ffprobe and PostgreSQL included, is as always.
 */
public final class Thousand {
  private static final Pattern RSS = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final double MEGABYTE = 1024.0 * 1024.0;
  private static final double MOST_HEAP = 128;
  private static final double MOST_RSS = 640;

  private Thousand() {}

  /** Runs that many jobs in a fresh stack and weighs it before and after. */
  public static List<Amount> measure(Path folder, int count) throws Exception {
    var settings =
        Map.of(
            "YTDLP_PATH", fastSource(folder).toString(),
            "MAX_CONCURRENT_DOWNLOADS", "6",
            "LOG_LEVEL", "warn");
    try (var stack = StackProcess.start(folder.resolve("home"), settings)) {
      archive(stack, 20);
      var before = heap(stack);
      long from = System.nanoTime();
      archive(stack, count);
      double seconds = (System.nanoTime() - from) / 1e9;
      return figures(stack, count, before, seconds);
    }
  }

  private static List<Amount> figures(StackProcess stack, int count, double before, double seconds)
      throws IOException {
    var figures = new ArrayList<Amount>();
    var after = " after " + count + " jobs";
    figures.add(new Amount("resident memory of the JVM" + after, rss(stack), "MB", MOST_RSS));
    figures.add(new Amount("live heap" + after, heap(stack), "MB", MOST_HEAP));
    figures.add(new Amount("live heap before them", before, "MB", MOST_HEAP));
    figures.add(new Amount("jobs per second", count / seconds, "/s", Double.MAX_VALUE));
    return figures;
  }

  private static void archive(StackProcess stack, int count) {
    long done = completed(stack);
    for (int i = 0; i < count; i++) {
      var id = "t%010d".formatted(done + i);
      stack.jobs().post("/jobs", "{\"video_id\": \"" + id + "\"}").data();
    }
    Awaitility.await("all jobs")
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> completed(stack) >= done + count);
  }

  private static long completed(StackProcess stack) {
    return stack.jobs().get("/jobs?status=completed&limit=1").data().path("total").asLong();
  }

  private static double rss(StackProcess stack) throws IOException {
    var status = Files.readString(Path.of("/proc", Long.toString(stack.pid()), "status"));
    return number(RSS, status) / 1024;
  }

  private static double heap(StackProcess stack) {
    return LiveHeap.of(stack) / MEGABYTE;
  }

  private static double number(Pattern pattern, String text) {
    var match = pattern.matcher(text);
    if (!match.find()) {
      throw new IllegalStateException(pattern + " is not in: " + text);
    }
    return Double.parseDouble(match.group(1));
  }

  /** The program, with the video it leaves each time beside it. */
  private static Path fastSource(Path folder) throws IOException, InterruptedException {
    var program = folder.resolve("yt-dlp");
    Files.writeString(program, resource("fast-yt-dlp.sh"));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    var command =
        List.of("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=128x72:rate=10", "-t");
    var all = new ArrayList<>(command);
    all.addAll(List.of("2", "-pix_fmt", "yuv420p", folder.resolve("video.mp4").toString()));
    int exit = new ProcessBuilder(all).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException("ffmpeg made no video");
    }
    return program;
  }

  private static String resource(String name) throws IOException {
    try (var stream = Thousand.class.getResourceAsStream("/benchmarks/" + name)) {
      if (stream == null) {
        throw new IllegalStateException(name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Prints the memory after a thousand jobs, or as many as the first argument says. */
  public static void main(String[] arguments) throws Exception {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
    Verdict.exit("thousand", folder -> measure(folder, count));
  }
}
