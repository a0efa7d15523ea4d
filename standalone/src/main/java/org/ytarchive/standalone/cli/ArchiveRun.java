package org.ytarchive.standalone.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ytarchive.client.JobQuery;
import org.ytarchive.client.JobsClient;
import org.ytarchive.client.UnreachableException;
import org.ytarchive.client.YTArchiveException;
import org.ytarchive.client.model.NewJob;
import org.ytarchive.common.ArchiveRoot;
import org.ytarchive.common.settings.Setting;
import org.ytarchive.common.settings.Settings;

/** Asks for videos, shows how far they are, and says what came of each. */
final class ArchiveRun {
  private static final JobQuery WHOLE_PAGES = JobQuery.all().limit(500);

  private final Terminal terminal;
  private final JobsClient jobs;
  private final Report report;

  ArchiveRun(Terminal terminal, Settings settings) {
    this.terminal = terminal;
    this.jobs = Archive.of(settings).jobs();
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
      var title = String.valueOf(wish.getUrl() == null ? wish.getVideoId() : wish.getUrl());
      try {
        created.add(Followed.queued(jobs.createDownloadJob(wish).getJobId(), title));
      } catch (UnreachableException e) {
        throw e;
      } catch (YTArchiveException e) {
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
      report.tell(job, jobs.streamChildJobs(job.jobId(), WHOLE_PAGES).toList());
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
