package org.ytarchive.standalone.cli;

import org.ytarchive.standalone.backup.Watcher;

/** Shows how far a backup is: a line drawn over on a terminal, else one every few seconds. */
final class WorkBoard implements Watcher {
  private static final long DRAW = 200_000_000L;
  private static final long WRITE = 10_000_000_000L;

  private final Terminal terminal;
  private String step = "";
  private long total;
  private long done;
  private long lastShown;
  private long began;

  WorkBoard(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void begin(String next, long bytes) {
    clear();
    step = next;
    total = bytes;
    done = 0;
    began = System.nanoTime();
    lastShown = began;
  }

  @Override
  public void advance(long bytes) {
    done += bytes;
    long now = System.nanoTime();
    if (now - lastShown > (terminal.isInteractive() ? DRAW : WRITE)) {
      lastShown = now;
      show(line(now));
    }
  }

  private String line(long now) {
    double seconds = (now - began) / 1e9;
    var speed = Text.size(Math.round(done / seconds)) + "/s";
    if (total <= 0) {
      return "%s: %s  %s".formatted(step, Text.size(done), speed);
    }
    long shown = Math.min(done, total);
    var left = Text.time(shown == 0 ? 0 : seconds * (total - shown) / shown);
    return "%s: %3d%% of %s  %s  ETA %s"
        .formatted(step, shown * 100 / total, Text.size(total), speed, left);
  }

  private void show(String line) {
    if (terminal.isInteractive()) {
      terminal.out().print("\r" + Text.fixed(line, Math.max(1, terminal.columns() - 1)));
      terminal.out().flush();
    } else {
      terminal.say(line);
    }
  }

  @Override
  public void warn(String line) {
    clear();
    System.err.println("ytarchive: " + Text.harmless(line));
  }

  /** What comes next stands on a line of its own. */
  void clear() {
    if (terminal.isInteractive() && !step.isEmpty()) {
      terminal.out().print("\r" + " ".repeat(Math.max(0, terminal.columns() - 1)) + "\r");
      terminal.out().flush();
    }
  }
}
