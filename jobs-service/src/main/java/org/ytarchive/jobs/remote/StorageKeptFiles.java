package org.ytarchive.jobs.remote;

import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.storage.VideoRecordView;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.KeptFiles;

/** Asks Storage for the record, and looks for the job's file in it. */
@Singleton
class StorageKeptFiles implements KeptFiles {
  private static final Logger log = LoggerFactory.getLogger(StorageKeptFiles.class);

  private final StorageLookup storage;

  StorageKeptFiles(StorageLookup storage) {
    this.storage = storage;
  }

  @Override
  public boolean has(Job completed) {
    try {
      return reallyHas(completed);
    } catch (RuntimeException e) {
      log.info("{}: Storage does not say if it has the file: {}", completed.id(), e.toString());
      return false;
    }
  }

  @Override
  public boolean reallyHas(Job completed) {
    var file = completed.file();
    if (file == null) {
      return false;
    }
    var answer = storage.get(completed.subject().orElseThrow());
    return answer != null && isIn(answer.data(), file);
  }

  private static boolean isIn(VideoRecordView kept, DownloadedFile file) {
    return kept.files().stream()
        .anyMatch(f -> f.path().equals(file.path()) && file.sha256().equals(f.sha256()));
  }
}
