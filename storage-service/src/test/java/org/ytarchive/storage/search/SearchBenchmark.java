package org.ytarchive.storage.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * How quickly a large archive is searched and listed, and how that grew from a small one. {@code
 * main} prints the figures and exits with 1 when a limit is passed; {@link SearchSpeedIT} holds
 * them to it.
 */
final class SearchBenchmark {
  private static final int FEW = 10_000;
  private static final int MANY = 1_000_000;
  private static final String ROW = "%-32s %9s %9s %9s %9s %8s%n";

  private SearchBenchmark() {}

  public static void main(String[] args) throws Exception {
    int records = args.length == 0 ? MANY : Integer.parseInt(args[0]);
    var home = Files.createTempDirectory("ytarchive-bench-search");
    boolean kept;
    try {
      kept = run(records, home).stream().allMatch(Limit::isKept);
    } finally {
      delete(home);
    }
    System.exit(kept ? 0 : 1); // the embedded PostgreSQL keeps threads
  }

  /** A promise, and what was measured. */
  record Limit(String what, double measured, double most) {

    boolean isKept() {
      return measured <= most;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s %s: %.1f (limit %.0f)",
          isKept() ? "ok    " : "FAILED",
          what,
          measured,
          most);
    }
  }

  private record Measured(
      Map<GeneratedQueries, Timings> searches, Map<String, Timings> lists, Timings far) {

    static Measured of(int records, Path home) throws Exception {
      System.out.printf("making an archive of %,d records%n", records);
      try (var archive = MeasuredArchive.of(records, home)) {
        System.out.println("measuring");
        return new Measured(archive.searches(), archive.lists(), archive.farPages());
      }
    }

    Timings allSearches() {
      return searches.values().stream().reduce(Timings::and).orElseThrow();
    }

    Timings allLists() {
      return lists.values().stream().reduce(Timings::and).orElseThrow();
    }
  }

  /** The limits hold for a million records and below. */
  static List<Limit> run(int records, Path home) throws Exception {
    var few = Measured.of(FEW, home);
    var many = Measured.of(records, home);
    print(few, many, records);
    var limits = limits(few, many);
    limits.forEach(System.out::println);
    return limits;
  }

  private static List<Limit> limits(Measured few, Measured many) {
    var limits = new ArrayList<Limit>();
    limits.add(new Limit("search p50 in ms", many.allSearches().p50(), 10));
    limits.add(new Limit("search p95 in ms", many.allSearches().p95(), 25));
    many.lists.forEach((name, t) -> limits.add(new Limit(name + " p95 in ms", t.p95(), 2)));
    limits.add(new Limit("page at an offset of 90 % in ms", many.far.max(), 100));
    limits.add(
        new Limit("growth of searches", many.allSearches().p50() / few.allSearches().p50(), 12));
    limits.add(new Limit("growth of lists", many.allLists().p50() / few.allLists().p50(), 2));
    return limits;
  }

  private static void print(Measured few, Measured many, int records) {
    System.out.printf(
        Locale.ROOT, "%n" + ROW, "ms", FEW + " p50", "p95", records + " p50", "p95", "growth");
    many.searches.forEach(
        (kind, t) ->
            row(
                kind.name().toLowerCase(Locale.ROOT),
                Objects.requireNonNull(few.searches.get(kind)),
                t));
    row("all searches", few.allSearches(), many.allSearches());
    many.lists.forEach((name, t) -> row(name, Objects.requireNonNull(few.lists.get(name)), t));
    row("offset of 90 %", few.far, many.far);
    System.out.println();
  }

  private static void row(String name, Timings few, Timings many) {
    System.out.printf(
        ROW,
        name,
        ms(few.p50()),
        ms(few.p95()),
        ms(many.p50()),
        ms(many.p95()),
        String.format(Locale.ROOT, "%.1f", many.p50() / few.p50()));
  }

  private static String ms(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
