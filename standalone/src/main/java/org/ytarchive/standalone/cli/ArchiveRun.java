package org.ytarchive.standalone.cli;

import io.micronaut.serde.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ytarchive.common.ArchiveRoot;
import org.ytarchive.common.settings.Setting;
import org.ytarchive.common.settings.Settings;
import org.ytarchive.contracts.jobs.NewJob;

/** Asks for videos, shows how far they are, and says what came of each. */
final class ArchiveRun {
  private final Terminal terminal;
  private final JobsClient jobs;
  private final Report report;

  ArchiveRun(Terminal terminal, Settings settings) {
    this.terminal = terminal;
    this.jobs = new JobsClient(ObjectMapper.getDefault(), settings);
    var downloads = new ArchiveRoot("/downloads", settings.path(Setting.DOWNLOAD_DIR));
    this.report = new Report(terminal, wire -> real(downloads, wire));
  }

  private static String real(ArchiveRoot downloads, String wire) {
    return downloads.resolve(wire).map(Path::toString).orElse(wire);
  }

  /** What became of it all; {@code refused} are those the jobs service did not take. */
  record Result(Collection<Followed> ended, int refused) {

    long failures() {
      return refused + ended.stream().filter(Followed::failed).count();
    }
  }

  Result run(List<NewJob> wishes) throws InterruptedException {
    var created = new ArrayList<Followed>();
    int refused = 0;
    for (var wish : wishes) {
      var title = wish.url() == null ? String.valueOf(wish.videoId()) : wish.url();
      try {
        created.add(Followed.queued(jobs.create(wish).jobId(), title));
      } catch (Refusal e) {
        report.refused(title, e.code(), String.valueOf(e.getMessage()));
        refused++;
      }
    }
    var ended = follow(created);
    ended.forEach(this::tell);
    return new Result(ended, refused);
  }

  private void tell(Followed job) {
    if (job.children() == null) {
      report.tell(job);
    } else {
      report.tell(job, jobs.children(job.jobId()));
    }
  }

  /** Who stops watching stops nothing else. */
  private Collection<Followed> follow(List<Followed> created) throws InterruptedException {
    var watching = new AtomicBoolean(!created.isEmpty());
    var leaving = new Thread(() -> sayWhatGoesOn(watching, created.size()), "leaving");
    Runtime.getRuntime().addShutdownHook(leaving);
    try {
      return new Follower(jobs, Board.of(terminal)).follow(created);
    } finally {
      watching.set(false);
    }
  }

  private void sayWhatGoesOn(AtomicBoolean watching, int count) {
    if (watching.get()) {
      terminal.say("");
      terminal.say("no longer watching; the " + count + " jobs go on: './ytarchive status'");
    }
  }
}
