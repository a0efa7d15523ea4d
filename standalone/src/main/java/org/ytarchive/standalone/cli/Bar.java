package org.ytarchive.standalone.cli;

import java.util.ArrayList;
import java.util.Objects;
import org.ytarchive.client.model.JobChildren;

/** One job in one line. */
final class Bar {
  private static final int NARROWEST = 40;
  private static final int CELLS = 20;
  private static final int LONGEST_TITLE = 40;

  /** Everything beside title and bar: percent, phase, speed, time left. */
  private static final int REST = 46;

  private Bar() {}

  /** At most {@code columns} wide; the words give way before the figures do. */
  static String line(Followed job, int columns) {
    int room = Math.max(columns, NARROWEST) - REST - CELLS - 3;
    boolean wide = room >= 10;
    var title = Text.fixed(job.title(), wide ? Math.min(room, LONGEST_TITLE) : 12);
    var line = title + " " + (wide ? cells(job.progress()) + " " : "") + figures(job);
    return Text.fixed(line, Math.max(columns, NARROWEST) - 1).stripTrailing();
  }

  /** For a log or a pipe, where nothing is drawn over. */
  static String plain(Followed job) {
    return Text.harmless(job.title()) + ": " + figures(job).strip();
  }

  private static String cells(int progress) {
    int full = progress * CELLS / 100;
    return "[" + "#".repeat(full) + ".".repeat(CELLS - full) + "]";
  }

  private static String figures(Followed job) {
    var words = new ArrayList<String>();
    words.add("%3d%%".formatted(job.progress()));
    words.add(state(job));
    var error = job.error();
    var blocked = job.blocked();
    if (blocked != null) {
      words.add(Text.harmless(blocked));
    } else if (error != null && job.failed()) {
      words.add(error.getCode());
      words.add(Text.harmless(error.getMessage()));
    }
    if (job.status().equals("downloading")) {
      words.add(Objects.requireNonNullElse(job.speed(), ""));
      words.add(job.eta() == null ? "" : "ETA " + job.eta());
    }
    return String.join("  ", words.stream().filter(word -> !word.isEmpty()).toList());
  }

  /** How many of a playlist's videos are done with. */
  static String videos(JobChildren of) {
    long lost = of.getFailed() + of.getCancelled() + of.getUnavailable();
    var done = "%d of %d videos".formatted(of.getCompleted(), of.getTotal());
    return lost == 0 ? done : done + ", " + lost + " lost";
  }

  /** A queued job with an error waits to be tried again. */
  private static String state(Followed job) {
    return switch (job.status()) {
      case "downloading" -> job.children() == null ? job.phase() : videos(job.children());
      case "queued" -> queued(job);
      default -> job.status();
    };
  }

  private static String queued(Followed job) {
    if (job.blocked() != null) {
      return "waiting";
    }
    return job.error() == null ? "queued" : "retrying after try " + job.attempt();
  }
}
