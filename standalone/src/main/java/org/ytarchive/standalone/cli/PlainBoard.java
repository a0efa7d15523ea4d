package org.ytarchive.standalone.cli;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** A line when a job's state changes, and every few seconds while it moves. */
final class PlainBoard implements Board {
  private static final long PERIOD = Duration.ofSeconds(5).toNanos();

  private final Terminal terminal;
  private final Map<String, Said> said = new HashMap<>();

  PlainBoard(Terminal terminal) {
    this.terminal = terminal;
  }

  private record Said(String state, int progress, long when) {}

  @Override
  public void show(Collection<Followed> jobs) {
    long now = System.nanoTime();
    for (var job : jobs) {
      var state = job.status() + " " + job.phase() + " " + job.blocked();
      var before = said.get(job.jobId());
      if (before == null || !before.state().equals(state) || hasMoved(job, before, now)) {
        terminal.say(Bar.plain(job));
        said.put(job.jobId(), new Said(state, job.progress(), now));
      }
    }
  }

  private static boolean hasMoved(Followed job, Said before, long now) {
    return before.progress() != job.progress() && now - before.when() >= PERIOD;
  }
}
