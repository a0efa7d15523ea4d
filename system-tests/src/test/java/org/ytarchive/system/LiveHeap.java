package org.ytarchive.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What is alive in a stack's JVM. */
public final class LiveHeap {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private LiveHeap() {}

  /** Bytes after a full collection. */
  public static long of(StackProcess stack) {
    return of(stack.pid());
  }

  /** Bytes after a full collection, of the JVM of that process. */
  static long of(long pid) {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      var process =
          new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
              .redirectErrorStream(true)
              .start();
      return total(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long total(String histogram) {
    var match = TOTAL.matcher(histogram);
    if (!match.find()) {
      throw new IllegalStateException("no total in: " + histogram);
    }
    return Long.parseLong(match.group(1));
  }
}
