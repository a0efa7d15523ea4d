package org.ytarchive.jobs.events;

import static org.ytarchive.common.ErrorCode.JOB_NOT_FOUND;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.ObjectMapper;
import java.time.Clock;
import java.util.Optional;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Slice;
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.common.api.ApiValue;
import org.ytarchive.contracts.jobs.JobEventList;
import org.ytarchive.jobs.job.JobService;

/** What happened to a job: as a page, or as it happens. */
@Controller("/jobs/{jobId}/events")
@ExecuteOn(TaskExecutors.BLOCKING)
class JobEventsController {
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final JobService jobs;
  private final EventLog log;
  private final EventFeed feed;
  private final ObjectMapper json;
  private final Clock clock;

  JobEventsController(
      JobService jobs, EventLog log, EventFeed feed, ObjectMapper json, Clock clock) {
    this.jobs = jobs;
    this.log = log;
    this.feed = feed;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The history of a job, oldest first; for {@code Accept: text/event-stream} the same and what
   * follows, from {@code Last-Event-ID} or {@code after} on, to the job's end; 204 for who has
   * heard that already.
   *
   * @param after the id of an event: those that follow it
   */
  @ApiCall(
      id = "listJobEvents",
      errors = JOB_NOT_FOUND,
      answer = JobEventList.class,
      produces = {MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM})
  @Get
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM})
  HttpResponse<?> events(
      @PathVariable String jobId,
      @QueryValue(defaultValue = "0") long after,
      @ApiValue(min = "1", max = "500") @QueryValue(defaultValue = "50") int limit,
      HttpRequest<?> request) {
    var id = jobs.get(JobId.parse(jobId)).id();
    return wantsStream(request)
        ? stream(id, lastEventId(request).orElse(after))
        : HttpResponse.ok(page(id, after, new Slice(limit, 0).limit()));
  }

  private static boolean wantsStream(HttpRequest<?> request) {
    return request.accept().contains(MediaType.TEXT_EVENT_STREAM_TYPE);
  }

  private static Optional<Long> lastEventId(HttpRequest<?> request) {
    try {
      return Optional.ofNullable(request.getHeaders().get(LAST_EVENT_ID))
          .filter(text -> !text.isBlank())
          .map(text -> Long.valueOf(text.strip()));
    } catch (NumberFormatException notOurs) {
      throw ArchiveException.invalid(LAST_EVENT_ID, "Last-Event-ID is the id of an event");
    }
  }

  private Envelope<JobEventList> page(JobId id, long after, int limit) {
    var found = log.history(id, after, limit + 1);
    var views = found.stream().limit(limit).map(JobEvent::view).toList();
    return Envelope.success(new JobEventList(views, found.size() > limit), clock.instant());
  }

  /** Who has heard a job's last event is told so by 204: a browser's EventSource then stops. */
  private HttpResponse<?> stream(JobId id, long after) {
    var from = after <= 0 ? Position.START : position(after);
    return isToldToTheEnd(id, after)
        ? HttpResponse.noContent()
        : HttpResponse.ok(new PulledStream(() -> open(id, from)))
            .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
            .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  private boolean isToldToTheEnd(JobId id, long after) {
    return jobs.get(id).status().isFinal() && log.history(id, after, 1).isEmpty();
  }

  private JobEventStream open(JobId id, Position from) {
    var reader = feed.open(Interest.in(id), from);
    return new JobEventStream(reader, number -> jobs.get(id).events() == number, json);
  }

  private Position position(long after) {
    return log.find(after)
        .orElseThrow(() -> ArchiveException.invalid("after", "there is no event " + after));
  }
}
