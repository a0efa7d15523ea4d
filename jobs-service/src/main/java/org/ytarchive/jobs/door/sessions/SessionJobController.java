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

  @Post
  JobInfo create(HttpRequest<?> request, @Body @Nullable Object body) {
    var visit = gate.enter(request);
    return info(visit, sessions.order(visit.session(), JobRequest.read(body)));
  }

  @Get
  List<JobInfo> list(HttpRequest<?> request) {
    var visit = gate.enter(request);
    return sessions.jobs(visit.session()).stream().map(job -> info(visit, job)).toList();
  }

  @Get("/{jobId}")
  JobInfo get(HttpRequest<?> request, String jobId) {
    var visit = gate.enter(request);
    return info(visit, sessions.job(visit.session(), jobId));
  }

  @Get("/{jobId}/paths")
  JobPaths paths(HttpRequest<?> request, String jobId) {
    var visit = gate.enter(request);
    return files.paths(visit, sessions.job(visit.session(), jobId));
  }

  /** {@code HEAD} comes with {@code GET}. */
  @Get("/{jobId}/files/{folder}/{name}")
  @Produces(MediaType.ALL)
  HttpResponse<?> file(HttpRequest<?> request, String jobId, String folder, String name) {
    var visit = gate.enterByLink(request);
    return files.relay(request, visit, sessions.job(visit.session(), jobId), folder, name);
  }

  @Delete("/{jobId}")
  JobInfo cancel(HttpRequest<?> request, String jobId) {
    var visit = gate.enter(request);
    return info(visit, sessions.cancel(visit.session(), jobId));
  }

  private static JobInfo info(SessionGate.Visit visit, SessionService.Asked asked) {
    return JobInfo.of(visit.id().reveal(), visit.place(), asked.wish(), asked.job());
  }
}
