package org.ytarchive.jobs.door.collector;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import org.ytarchive.jobs.events.JobEvent;
import org.ytarchive.jobs.job.EventKind;

/** Which events the collector's clients are told of, and in what words. */
@Singleton
public class Announcements {
  private final Names names;

  Announcements(Names names) {
    this.names = names;
  }

  /** Whether its word for the job changes by this event. Of a collector's job or another's. */
  public boolean isAnnounced(JobEvent event) {
    return event.status().isFinal() || event.kind() == EventKind.JOB_QUEUED;
  }

  /** One for each name of the job, by when it was given. Asks the database. */
  public List<Announcement> of(JobEvent event) {
    return names.of(event.job()).stream().map(name -> announcement(name, event)).toList();
  }

  private static Announcement announcement(String name, JobEvent event) {
    var why = event.error() == null ? null : event.error().message();
    var update = JobUpdate.of(name, event.status(), why);
    var fields = new LinkedHashMap<String, Object>();
    fields.put("job_id", name);
    fields.put("status", update.status());
    if (update.videoUrl() != null) {
      fields.put("video_url", update.videoUrl());
    }
    if (update.error() != null) {
      fields.put("error", update.error());
    }
    return new Announcement(fields);
  }
}
