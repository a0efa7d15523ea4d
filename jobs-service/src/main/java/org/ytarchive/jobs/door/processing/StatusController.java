package org.ytarchive.jobs.door.processing;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.contracts.processing.ProcessKind;
import org.ytarchive.jobs.door.Refusal;
import org.ytarchive.jobs.job.JobService;

/** How far a file is ({@code distributed-video-processing.md}, "HTTP API"). */
@Controller("/internal")
@ExecuteOn(TaskExecutors.BLOCKING)
class StatusController {
  private final UploadStore uploads;
  private final JobService jobs;

  StatusController(UploadStore uploads, JobService jobs) {
    this.uploads = uploads;
    this.jobs = jobs;
  }

  /** How far the enhancement of an upload is. */
  @ApiCall(id = "getEnhancementStatus", refusals = 404)
  @Get("/video-enhancement-status/{fileId}")
  ProcessStatus enhancement(String fileId) {
    return status(fileId, ProcessKind.ENHANCEMENT);
  }

  /** How far the extraction of what there is to know about an upload is. */
  @ApiCall(id = "getExtractionStatus", refusals = 404)
  @Get("/metadata-extraction-status/{fileId}")
  ProcessStatus extraction(String fileId) {
    return status(fileId, ProcessKind.EXTRACTION);
  }

  private ProcessStatus status(String fileId, ProcessKind process) {
    var upload =
        FileId.parse(fileId)
            .flatMap(uploads::find)
            .orElseThrow(() -> new Refusal(404, "File not found"));
    return ProcessStatus.of(jobs.get(upload.job(process)));
  }
}
