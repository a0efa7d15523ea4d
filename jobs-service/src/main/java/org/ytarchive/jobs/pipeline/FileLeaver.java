package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.download.DownloadOperations;
import org.ytarchive.contracts.download.DownloadView;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.storage.LeftoverOperations;
import org.ytarchive.contracts.storage.NewLeftovers;
import org.ytarchive.contracts.storage.NewLeftovers.NewLeftover;
import org.ytarchive.jobs.job.Change;
import org.ytarchive.jobs.job.Errand;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobStore;

/**
 * Gives up to Storage what a job's download came to, when the job itself comes to nothing: nobody
 * else would ever look where it lies. Storage keeps what a record leans on, and removes the rest.
 */
@Singleton
public class FileLeaver {
  private static final Logger log = LoggerFactory.getLogger(FileLeaver.class);

  private final JobStore jobs;
  private final DownloadOperations downloads;
  private final LeftoverOperations storage;
  private final Clock clock;

  FileLeaver(JobStore jobs, DownloadOperations downloads, LeftoverOperations storage, Clock clock) {
    this.jobs = jobs;
    this.downloads = downloads;
    this.storage = storage;
    this.clock = clock;
  }

  /** Notes that the files of this ended download are owed, unless somebody goes on with its job. */
  void owe(Job job, DownloadView ended) {
    if (ended.file() != null) {
      jobs.change(
          job.id(),
          now -> Optional.of(now).filter(j -> isFor(j, job.attempt())).map(j -> owed(j, ended)));
    }
  }

  /** Another attempt would fetch it anew. */
  private Change owed(Job job, DownloadView ended) {
    var now = clock.instant();
    var without = job.downloadsAs(ended.downloadId(), now).forgetFile(now);
    return new Change(without, Optional.empty(), false, List.of(Errand.LEAVE_FILES));
  }

  /** May be repeated; throws when Storage cannot be reached, or another job needs a file yet. */
  public void leave(JobId id, int attempt) {
    jobs.find(id).filter(job -> isFor(job, attempt)).ifPresent(this::leave);
  }

  private static boolean isFor(Job job, int attempt) {
    return job.attempt() == attempt && job.hasComeToNothing();
  }

  private void leave(Job job) {
    var download = job.downloadId();
    var known = download == null ? null : Refusable.ask(() -> downloads.get(download));
    Optional.ofNullable(known) // null for 404
        .map(Envelope::data)
        .map(FileLeaver::files)
        .filter(files -> !files.isEmpty())
        .ifPresent(files -> leave(job, files));
  }

  private void leave(Job job, List<NewLeftover> files) {
    for (var file : files) {
      if (jobs.isNeeded(String.valueOf(file.path()), job.id())) {
        throw new IllegalStateException("another job needs " + file.path() + " yet");
      }
    }
    Refusable.ask(() -> storage.leave(new NewLeftovers(files)));
    log.info("{}: Storage has what it came to, {} files", job.id(), files.size());
  }

  private static List<NewLeftover> files(DownloadView ended) {
    var along =
        ended.companions().stream()
            .map(file -> new NewLeftover(file.path(), file.size(), file.sha256()));
    return Stream.concat(Stream.ofNullable(ended.file()).map(FileLeaver::left), along).toList();
  }

  private static NewLeftover left(DownloadedFile file) {
    return new NewLeftover(file.path(), file.size(), file.sha256());
  }
}
