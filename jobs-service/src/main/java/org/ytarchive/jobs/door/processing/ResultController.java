package org.ytarchive.jobs.door.processing;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.contracts.processing.ProcessKind;
import org.ytarchive.jobs.door.MediaRelay;
import org.ytarchive.jobs.door.Refusal;
import org.ytarchive.jobs.job.JobService;

/**
 * What came of a video ({@code distributed-video-processing.md}, "Processing Flow"), relayed from
 * Storage with ranges; {@code HEAD} comes with {@code GET}.
 */
@Controller("/processed_videos")
@ExecuteOn(TaskExecutors.BLOCKING)
class ResultController {
  private final UploadStore uploads;
  private final JobService jobs;
  private final MediaRelay media;

  ResultController(UploadStore uploads, JobService jobs, MediaRelay media) {
    this.uploads = uploads;
    this.jobs = jobs;
    this.media = media;
  }

  /**
   * The enhanced video, whole or in part.
   *
   * @param name {@code enhanced_{file_id}.{extension}}; any ending, that of the upload too
   */
  @ApiCall(id = "getProcessedVideo", file = true, refusals = 404)
  @Get("/{name}")
  @Produces(MediaType.ALL)
  HttpResponse<?> enhanced(HttpRequest<?> request, String name) {
    var file = ResultName.of(name).filter(n -> n.process() == ProcessKind.ENHANCEMENT);
    return relay(request, file.orElseThrow(ResultController::notFound), "enhanced");
  }

  /**
   * What was worked out of the video, as JSON.
   *
   * @param name {@code {file_id}_metadata.json}
   */
  @ApiCall(id = "getProcessedMetadata", file = true, refusals = 404)
  @Get("/metadata/{name}")
  @Produces(MediaType.ALL)
  HttpResponse<?> extracted(HttpRequest<?> request, String name) {
    var file = ResultName.of(name).filter(n -> n.process() == ProcessKind.EXTRACTION);
    return relay(request, file.orElseThrow(ResultController::notFound), "extracted");
  }

  private HttpResponse<?> relay(HttpRequest<?> request, ResultName file, String kind) {
    var upload = uploads.find(file.id()).orElseThrow(ResultController::notFound);
    if (jobs.get(upload.job(file.process())).file() == null) {
      throw notFound();
    }
    try {
      return media.relay(request, "/storage/videos/" + file.id().subject() + "/" + kind);
    } catch (ArchiveException e) {
      throw e.code() == ErrorCode.FILE_NOT_FOUND ? notFound() : e;
    }
  }

  private static Refusal notFound() {
    return new Refusal(404, "File not found");
  }
}
