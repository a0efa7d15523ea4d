package org.ytarchive.download.download;

import java.util.Optional;
import java.util.UUID;
import org.ytarchive.contracts.download.DownloadStatus;

/** One step of progress as one replica tells it to the others, in one line. */
public record ProgressNote(Run run, DownloadProgress progress) {
  private static final String NONE = "-";

  /** The row with this step, if it is of the row's run and ahead of it. */
  Download over(Download row) {
    boolean ahead =
        row.status() == DownloadStatus.DOWNLOADING
            && run.equals(row.currentRun())
            && progress.isAfter(row.progress());
    return ahead ? row.with(progress) : row;
  }

  public String write() {
    var p = progress;
    return String.join(
        " ",
        run.id().value().toString(),
        Integer.toString(run.number()),
        p.phase().name(),
        Integer.toString(p.percent()),
        Long.toString(p.bytes()),
        text(p.total()),
        text(p.speed()),
        text(p.eta()));
  }

  private static String text(Optional<Long> number) {
    return number.map(Object::toString).orElse(NONE);
  }

  /** Reads what {@link #write} wrote. */
  public static ProgressNote read(String line) {
    var words = line.split(" ", -1);
    var run = new Run(new DownloadId(UUID.fromString(words[0])), Integer.parseInt(words[1]));
    return new ProgressNote(
        run,
        new DownloadProgress(
            Phase.valueOf(words[2]),
            Integer.parseInt(words[3]),
            Long.parseLong(words[4]),
            number(words[5]),
            number(words[6]),
            number(words[7])));
  }

  private static Optional<Long> number(String word) {
    return word.equals(NONE) ? Optional.empty() : Optional.of(Long.parseLong(word));
  }
}
