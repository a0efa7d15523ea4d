package org.ytarchive.jobs.door.sessions;

import java.util.UUID;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.download.DownloadedFile;

/**
 * Where a session's files lie, in virtual paths. The folder is named after the handle: who lists a
 * folder learns no credential.
 */
record Place(UUID handle) {
  private static final String ROOT = "/downloads";

  String job(JobId id) {
    return job(ROOT, id);
  }

  private String job(String root, JobId id) {
    return root + "/" + handle + "/" + id.value();
  }

  /** A link lies in the root of the file it leads to, under the file's own name. */
  String file(SessionJob job, DownloadedFile file) {
    var path = file.path();
    var root = path.substring(0, path.indexOf('/', 1));
    var name = path.substring(path.lastIndexOf('/') + 1);
    return job(root, job.id()) + "/" + SessionWords.folder(job.media()) + "/" + name;
  }
}
