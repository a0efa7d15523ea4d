package org.ytarchive.jobs.capture;

import static org.ytarchive.common.ErrorCode.JOB_NOT_FOUND;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Slice;
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.common.api.ApiValue;
import org.ytarchive.contracts.jobs.JobLogView;
import org.ytarchive.jobs.job.JobService;

/** What happened while a job was worked on. */
@Controller("/jobs/{jobId}/log")
@ExecuteOn(TaskExecutors.BLOCKING)
class JobLogController {
  private final JobService jobs;
  private final JobLog log;
  private final Clock clock;

  JobLogController(JobService jobs, JobLog log, Clock clock) {
    this.jobs = jobs;
    this.log = log;
    this.clock = clock;
  }

  /**
   * What happened while a capture was worked on, oldest first.
   *
   * @param after the number of a line: those that follow it
   */
  @ApiCall(id = "getJobLog", errors = JOB_NOT_FOUND)
  @Get
  Envelope<JobLogView> read(
      @PathVariable String jobId,
      @QueryValue(defaultValue = "0") long after,
      @ApiValue(min = "1", max = "500") @QueryValue(defaultValue = "50") int limit) {
    var id = jobs.get(JobId.parse(jobId)).id();
    int most = new Slice(limit, 0).limit();
    var found = log.read(id, after, most + 1);
    var lines = found.stream().limit(most).map(JobLogController::line).toList();
    return Envelope.success(
        new JobLogView(id.toString(), lines, found.size() > most), clock.instant());
  }

  private static JobLogView.Line line(JobLog.Line line) {
    return new JobLogView.Line(line.number(), line.attempt(), line.text());
  }
}
