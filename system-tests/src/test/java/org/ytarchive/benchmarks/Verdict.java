package org.ytarchive.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Runs a benchmark in a folder of its own, prints its figures, and ends the program. */
final class Verdict {
  private Verdict() {}

  interface Measuring {
    List<? extends Figure> in(Path folder) throws Exception;
  }

  static void exit(String name, Measuring measuring) throws Exception {
    var figures = figures(name, measuring);
    figures.forEach(figure -> System.out.println(line(figure)));
    System.exit(figures.stream().allMatch(Figure::isKept) ? 0 : 1);
  }

  private static List<? extends Figure> figures(String name, Measuring measuring) throws Exception {
    var folder = Files.createTempDirectory("ytarchive-bench-" + name);
    try {
      return measuring.in(folder);
    } finally {
      delete(folder);
    }
  }

  private static String line(Figure figure) {
    return (figure.isKept() ? "ok     " : "FAILED ") + figure.inWords();
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
