package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.ytarchive.jobs.egress.Pass;
import org.ytarchive.jobs.job.EntryStore;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobService;
import org.ytarchive.jobs.job.KeptFiles;

/**
 * Reads what a playlist or channel lists, and gives each entry a job. All of it may be repeated.
 */
@Singleton
class ListExpansion {
  private static final int BATCH = 100;

  private final EntryStore entries;
  private final JobService service;
  private final KeptFiles files;
  private final ListStep lists;

  ListExpansion(EntryStore entries, JobService service, KeptFiles files, ListStep lists) {
    this.entries = entries;
    this.service = service;
    this.files = files;
    this.lists = lists;
  }

  /** Once; a later attempt tries what it found, and what came to nothing. */
  void read(Job parent, Pass pass) throws InterruptedException {
    if (parent.tally() == null) {
      var listing = lists.read(parent.wanted(), pass);
      Superseded.unless(entries.list(parent.id(), parent.run(), listing), parent);
    } else if (parent.attempt() > 1) {
      Superseded.unless(entries.revive(parent.id(), parent.run()), parent);
      retryChildren(parent);
    }
  }

  private void retryChildren(Job parent) {
    for (var some = entries.toRetry(parent.id(), BATCH);
        !some.isEmpty();
        some = entries.toRetry(parent.id(), BATCH)) {
      some.forEach(service::retryUnlessUnderWay);
    }
  }

  /** Until every entry has its job. */
  void adopt(Job parent) throws InterruptedException {
    int given;
    do {
      Interrupts.check();
      given = adoptSome(parent);
    } while (given > 0);
  }

  private int adoptSome(Job parent) {
    var kept =
        entries.completedAlike(parent.id(), BATCH).stream()
            .filter(files::has)
            .map(Job::id)
            .collect(Collectors.toSet());
    var adopted = entries.adopt(parent.id(), parent.run(), BATCH, kept);
    Superseded.unless(adopted.isPresent(), parent);
    return adopted.orElse(0);
  }
}
