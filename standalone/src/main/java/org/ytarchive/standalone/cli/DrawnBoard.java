package org.ytarchive.standalone.cli;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * One line per job, drawn over in place. Where the screen is lower than the list, those that ended
 * first make room.
 */
final class DrawnBoard implements Board {
  private static final String CLEAR_BELOW = "\u001B[J";

  private final Terminal terminal;
  private int drawn;

  DrawnBoard(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void show(Collection<Followed> jobs) {
    var text = new StringBuilder();
    if (drawn > 0) {
      text.append("\u001B[%dA".formatted(drawn));
    }
    text.append('\r').append(CLEAR_BELOW);
    var lines = lines(jobs);
    lines.forEach(line -> text.append(line).append('\n'));
    terminal.out().print(text);
    terminal.out().flush();
    drawn = lines.size();
  }

  private List<String> lines(Collection<Followed> jobs) {
    int room = Math.max(1, terminal.rows() - 2);
    var bars = jobs.stream().map(job -> Bar.line(job, terminal.columns())).toList();
    if (bars.size() <= room) {
      return bars;
    }
    var shown =
        jobs.stream()
            .filter(job -> !job.ended())
            .limit(room - 1L)
            .map(job -> Bar.line(job, terminal.columns()));
    long ended = jobs.stream().filter(Followed::ended).count();
    var summary = "%d jobs, %d of them ended".formatted(jobs.size(), ended);
    return Stream.concat(shown, Stream.of(summary)).toList();
  }
}
