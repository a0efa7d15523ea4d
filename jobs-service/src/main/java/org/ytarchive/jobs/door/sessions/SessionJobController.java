package org.ytarchive.jobs.door.sessions;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.Nullable;
import java.util.List;
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.common.api.ApiField;
import org.ytarchive.common.api.ApiValue;
import org.ytarchive.common.http.PathSegments;

/** {@code youtube-downloader-sessions.md}, "Job Management". */
@Controller("/api/jobs")
@ExecuteOn(TaskExecutors.BLOCKING)
class SessionJobController {
  private final SessionService sessions;
  private final SessionFiles files;
  private final SessionGate gate;

  SessionJobController(SessionService sessions, SessionFiles files, SessionGate gate) {
    this.sessions = sessions;
    this.files = files;
    this.gate = gate;
  }

  /**
   * A download of the session's own; a video that is there, or under way for somebody else, is not
   * fetched again.
   */
  @ApiCall(
      id = "createSessionJob",
      fields = {
        @ApiField(name = "url", is = "the address of one YouTube video", required = true),
        @ApiField(
            name = "media_type",
            is = "what is wanted of it",
            value =
                @ApiValue(
                    words = {"video", "audio", "transcript"},
                    byDefault = "video")),
        @ApiField(
            name = "quality",
            is = "`best`, `worst`, `high`, `medium`, `low`, `4k` or a height such as `720p`",
            value = @ApiValue(byDefault = "best")),
        @ApiField(
            name = "output_format",
            is =
                "of a video `mp4` (default), `mkv`, `webm`; of sound `m4a` (default), `mp3`,"
                    + " `opus`, `ogg`, `flac`, `wav`; of a transcript `vtt` (default), `srt`,"
                    + " `txt`",
            value =
                @ApiValue(
                    words = {
                      "mp4", "mkv", "webm", "m4a", "mp3", "opus", "ogg", "flac", "wav", "vtt",
                      "srt", "txt"
                    })),
        @ApiField(
            name = "language",
            is = "of a transcript, such as `en`; without it English, else the first there is"),
        @ApiField(
            name = "auto_captions",
            is = "whether a transcript may come from what YouTube heard by itself",
            type = boolean.class,
            value = @ApiValue(byDefault = "true"))
      },
      refusals = {404, 413, 422, 429})
  @Post
  JobInfo create(HttpRequest<?> request, @Body @Nullable Object body) {
    var visit = gate.enter(request);
    return info(visit, sessions.order(visit.session(), JobRequest.read(body)));
  }

  /** The session's jobs, newest first. */
  @ApiCall(
      id = "listSessionJobs",
      refusals = {404, 422})
  @Get
  List<JobInfo> list(HttpRequest<?> request) {
    var visit = gate.enter(request);
    return sessions.jobs(visit.session()).stream().map(job -> info(visit, job)).toList();
  }

  /** One of the session's jobs; another session's is not found. */
  @ApiCall(
      id = "getSessionJob",
      refusals = {404, 422})
  @Get("/{jobId}")
  JobInfo get(HttpRequest<?> request, String jobId) {
    var visit = gate.enter(request);
    return info(visit, sessions.job(visit.session(), jobId));
  }

  /** Where a job's files are, or will be. */
  @ApiCall(
      id = "getSessionJobPaths",
      refusals = {404, 422})
  @Get("/{jobId}/paths")
  JobPaths paths(HttpRequest<?> request, String jobId) {
    var visit = gate.enter(request);
    return files.paths(visit, sessions.job(visit.session(), jobId));
  }

  /** One of a job's files, whole or in part; {@code ?session=} does for the header. */
  @ApiCall(
      id = "getSessionJobFile",
      file = true,
      refusals = {404, 422})
  @Get("/{jobId}/files/{folder}/{name:[^/]+}")
  @Produces(MediaType.ALL)
  HttpResponse<?> file(HttpRequest<?> request, String jobId, String folder, String name) {
    var visit = gate.enterByLink(request);
    var meant = PathSegments.last(request, name);
    return files.relay(request, visit, sessions.job(visit.session(), jobId), folder, meant);
  }

  /** Cancels a job; fine twice, 409 for one that completed or failed. */
  @ApiCall(
      id = "cancelSessionJob",
      refusals = {404, 409, 422})
  @Delete("/{jobId}")
  JobInfo cancel(HttpRequest<?> request, String jobId) {
    var visit = gate.enter(request);
    return info(visit, sessions.cancel(visit.session(), jobId));
  }

  private static JobInfo info(SessionGate.Visit visit, SessionService.Asked asked) {
    return JobInfo.of(visit.id().reveal(), visit.place(), asked.wish(), asked.job());
  }
}
