package org.ytarchive.standalone.cli;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ytarchive.client.model.JobError;
import org.ytarchive.client.model.JobFailedEntry;
import org.ytarchive.client.model.JobListItem;
import org.ytarchive.client.model.JobView;

/** What came of each job, for a person. */
final class Report {
  private final Terminal terminal;
  private final UnaryOperator<String> realPath;

  /**
   * @param realPath turns {@code /downloads/…} into where the file is on this machine
   */
  Report(Terminal terminal, UnaryOperator<String> realPath) {
    this.terminal = terminal;
    this.realPath = realPath;
  }

  void tell(Followed job) {
    var result = job.result();
    if (result == null || job.failed()) {
      failed(job.title(), result == null ? null : result.getError(), job.status());
    } else {
      archived(job.title(), result);
    }
  }

  /** A playlist or channel: every video that is archived with its file, every other with a why. */
  void tell(Followed list, List<JobListItem> children) {
    terminal.say("");
    terminal.say((list.failed() ? "failed    " : "archived  ") + Text.harmless(list.title()));
    line("videos", Optional.ofNullable(list.children()).map(Bar::videos));
    for (var child : children) {
      if (child.getDownloadPath() != null && child.getStatus().equals("completed")) {
        line("file", Optional.of(realPath.apply(child.getDownloadPath())));
      }
    }
    var details = list.result() == null ? null : list.result().getDetails();
    if (details != null) {
      details.getFailed().forEach(entry -> line("missing", Optional.of(missing(entry))));
    }
  }

  private static String missing(JobFailedEntry entry) {
    var title = entry.getTitle() == null ? entry.getVideoId() : entry.getTitle();
    return "%d. %s [%s]: %s, %s"
        .formatted(
            entry.getPosition(),
            Text.harmless(title),
            entry.getVideoId(),
            entry.getCode(),
            Text.harmless(entry.getMessage()));
  }

  private void archived(String title, JobView job) {
    terminal.say("");
    terminal.say("archived  " + Text.harmless(title));
    line("file", Optional.ofNullable(job.getDownloadPath()).map(realPath));
    line(
        "size",
        Optional.ofNullable(job.getFileSize()).map(b -> Text.size(b) + " (" + b + " bytes)"));
    line("duration", Optional.ofNullable(job.getDuration()).map(Text::time));
    line("sha256", Optional.ofNullable(job.getSha256()));
  }

  private void failed(String title, @Nullable JobError error, String status) {
    if (error == null) {
      terminal.say("");
      terminal.say(status + "  " + Text.harmless(title));
    } else {
      refused(title, error.getCode(), error.getMessage());
    }
  }

  /** A job that failed, or was not even taken. */
  void refused(String title, String code, String message) {
    terminal.say("");
    terminal.say("failed    " + Text.harmless(title));
    line("code", Optional.of(code));
    line("reason", Optional.of(Text.harmless(message)));
    line("to do", Advice.on(code));
  }

  private void line(String name, Optional<String> value) {
    value.ifPresent(text -> terminal.say("  %-8s  %s".formatted(name, text)));
  }
}
