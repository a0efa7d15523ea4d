package org.ytarchive.jobs.door.collector;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.jobs.door.MediaRelay;
import org.ytarchive.jobs.door.collector.Names.Named;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobService;
import org.ytarchive.jobs.job.JobStatus;

/** The videos that collections brought, as they are kept. */
@Singleton
class Videos {
  private static final int AT_ONCE = 20;

  /** Who removed more than so many in a row has none for us. */
  private static final int TRIED = 1_000;

  private static final MediaType MP4 = new MediaType("video/mp4");

  private final Names names;
  private final JobService jobs;
  private final MediaRelay relay;

  Videos(Names names, JobService jobs, MediaRelay relay) {
    this.names = names;
    this.jobs = jobs;
    this.relay = relay;
  }

  /** The very file the job brought. Throws {@code FILE_NOT_FOUND} when there is none (any more). */
  MutableHttpResponse<?> of(Job job, HttpRequest<?> request) {
    var file = file(job).orElseThrow(Videos::notFound);
    var answer = relay.relay(request, path(job, file));
    boolean mp4 = answer.code() < 300 && "mp4".equals(file.container());
    return mp4 ? answer.contentType(MP4) : answer;
  }

  private static ArchiveException notFound() {
    return new ArchiveException(ErrorCode.FILE_NOT_FOUND, "Video not found");
  }

  private static Optional<DownloadedFile> file(Job job) {
    return Optional.ofNullable(job.file()).filter(file -> job.status() == JobStatus.COMPLETED);
  }

  /** Storage may keep better files of the same video, which players of mp4 cannot show. */
  private static String path(Job job, DownloadedFile file) {
    var asked = URLEncoder.encode(file.path(), StandardCharsets.UTF_8);
    return "/storage/videos/" + job.subject().orElseThrow() + "/file?path=" + asked;
  }

  /** That which was collected last and is still kept; empty when there is none. */
  Optional<MutableHttpResponse<?>> latest(HttpRequest<?> request) {
    return newestKept().map(named -> of(jobs.get(named.job()), request));
  }

  /** The name and title of the same; empty when there is none. */
  Optional<Shown> newest() {
    return newestKept().map(this::shown);
  }

  private Optional<Named> newestKept() {
    for (int from = 0; from < TRIED; from += AT_ONCE) {
      var some = names.latestCompleted(AT_ONCE, from);
      var kept = firstKept(some);
      if (kept.isPresent() || some.size() < AT_ONCE) {
        return kept;
      }
    }
    return Optional.empty();
  }

  private Optional<Named> firstKept(List<Named> some) {
    return some.stream().filter(named -> isKept(jobs.get(named.job()))).findFirst();
  }

  private boolean isKept(Job job) {
    return file(job).filter(file -> relay.has(path(job, file))).isPresent();
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
