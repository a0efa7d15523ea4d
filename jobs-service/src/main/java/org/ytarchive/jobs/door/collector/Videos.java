package org.ytarchive.jobs.door.collector;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.VideoId;
import org.ytarchive.jobs.door.MediaRelay;
import org.ytarchive.jobs.door.collector.Names.Named;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobService;
import org.ytarchive.jobs.job.JobStatus;

/** The videos that collections brought, as they are kept. */
@Singleton
class Videos {
  private static final int TRIED = 5;
  private static final MediaType MP4 = new MediaType("video/mp4");

  private final Names names;
  private final JobService jobs;
  private final MediaRelay relay;

  Videos(Names names, JobService jobs, MediaRelay relay) {
    this.names = names;
    this.jobs = jobs;
    this.relay = relay;
  }

  /** Throws {@code FILE_NOT_FOUND} when it is not there yet or no more. */
  MutableHttpResponse<?> of(Job job, HttpRequest<?> request) {
    if (job.status() != JobStatus.COMPLETED) {
      throw new ArchiveException(ErrorCode.FILE_NOT_FOUND, "Video not found");
    }
    var answer = relay.relay(request, "/storage/videos/" + subject(job) + "/file");
    return answer.code() < 300 ? answer.contentType(MP4) : answer;
  }

  /** What Storage knows it by. */
  private static String subject(Job job) {
    return job.video().map(VideoId::value).orElseGet(() -> job.wanted().toString());
  }

  /** That which was collected last and is still kept; empty when there is none. */
  Optional<MutableHttpResponse<?>> latest(HttpRequest<?> request) {
    for (var named : names.latestCompleted(TRIED)) {
      try {
        return Optional.of(of(jobs.get(named.job()), request));
      } catch (ArchiveException e) {
        if (e.code() != ErrorCode.FILE_NOT_FOUND) {
          throw e;
        }
      }
    }
    return Optional.empty();
  }

  /** The name and title of the one that was collected last; empty when there is none. */
  Optional<Shown> newest() {
    return names.latestCompleted(1).stream().findFirst().map(this::shown);
  }

  private Shown shown(Named named) {
    var metadata = jobs.get(named.job()).metadata();
    var title = metadata == null ? null : metadata.get("title");
    return new Shown(
        CollectorWords.videoUrl(named.name()), title == null ? named.name() : title.toString());
  }

  /** What a page shows. */
  record Shown(String url, String title) {}
}
