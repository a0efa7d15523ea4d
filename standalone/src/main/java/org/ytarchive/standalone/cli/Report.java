package org.ytarchive.standalone.cli;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ytarchive.contracts.jobs.JobList;
import org.ytarchive.contracts.jobs.JobView;

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
      failed(job.title(), result == null ? null : result.error(), job.status());
    } else {
      archived(job.title(), result);
    }
  }

  /** A playlist or channel: every video that is archived with its file, every other with a why. */
  void tell(Followed list, List<JobList.Item> children) {
    terminal.say("");
    terminal.say((list.failed() ? "failed    " : "archived  ") + Text.harmless(list.title()));
    line("videos", Optional.ofNullable(list.children()).map(Bar::videos));
    for (var child : children) {
      if (child.downloadPath() != null && child.status().equals("completed")) {
        line("file", Optional.of(realPath.apply(child.downloadPath())));
      }
    }
    var details = list.result() == null ? null : list.result().details();
    if (details != null) {
      details.failed().forEach(entry -> line("missing", Optional.of(missing(entry))));
    }
  }

  private static String missing(JobView.FailedEntry entry) {
    var title = entry.title() == null ? entry.videoId() : entry.title();
    return "%d. %s [%s]: %s, %s"
        .formatted(
            entry.position(),
            Text.harmless(title),
            entry.videoId(),
            entry.code(),
            Text.harmless(entry.message()));
  }

  private void archived(String title, JobView job) {
    terminal.say("");
    terminal.say("archived  " + Text.harmless(title));
    line("file", Optional.ofNullable(job.downloadPath()).map(realPath));
    line("size", Optional.ofNullable(job.fileSize()).map(b -> Text.size(b) + " (" + b + " bytes)"));
    line("duration", Optional.ofNullable(job.duration()).map(Text::time));
    line("sha256", Optional.ofNullable(job.sha256()));
  }

  private void failed(String title, @Nullable JobView.JobError error, String status) {
    if (error == null) {
      terminal.say("");
      terminal.say(status + "  " + Text.harmless(title));
    } else {
      refused(title, error.code(), error.message());
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
