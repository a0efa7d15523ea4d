package org.ytarchive.jobs.door.collector;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.ObjectMapper;
import jakarta.annotation.Nullable;
import java.util.Objects;
import java.util.function.Supplier;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.common.api.ApiField;
import org.ytarchive.common.api.ApiValue;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.jobs.door.Refusal;
import org.ytarchive.jobs.job.Job;

/** The collector's addresses, with the sentences of its document word for word. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class CollectorController {
  private static final byte[] NOTHING = {};
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERROR = 500;

  private final CollectorService collector;
  private final Videos videos;
  private final ObjectMapper json;

  CollectorController(CollectorService collector, Videos videos, ObjectMapper json) {
    this.collector = collector;
    this.videos = videos;
    this.json = json;
  }

  /**
   * Starts a collection, and answers alike, without starting anything, to a name that is known
   * already.
   */
  @ApiCall(
      id = "startCollection",
      consumes = {
        MediaType.APPLICATION_JSON,
        MediaType.APPLICATION_FORM_URLENCODED,
        MediaType.MULTIPART_FORM_DATA
      },
      fields = {
        @ApiField(
            name = "job_id",
            is =
                "the client's own name for it: 1 to 128 letters, digits, `.`, `_`, `~`, `-`; made"
                    + " here when it is not sent"),
        @ApiField(
            name = "url",
            is = "the address of a video; `COLLECTOR_URL` when neither it nor `video_id` is sent"),
        @ApiField(name = "video_id", is = "11 characters"),
        @ApiField(
            name = "duration",
            is = "`90`, `30s`, `5m`, `PT30S`: captures for so long what is live at the address"),
        @ApiField(
            name = "quality",
            is = "`best`, `worst` or a height such as `720p`",
            value = @ApiValue(byDefault = "best"))
      },
      refusals = {400, 500})
  @Post("/start_collection")
  @Consumes(MediaType.ALL)
  StartedCollection start(HttpRequest<?> request, @Nullable @Body byte[] body) {
    try {
      var sent = Objects.requireNonNullElse(body, NOTHING);
      var name = collector.start(Wish.read(request, sent, json));
      return new StartedCollection(name, CollectorWords.STARTED);
    } catch (ArchiveException e) {
      throw e.code().status() < SERVER_ERROR ? refused(e) : notStarted(e);
    } catch (Refusal e) {
      throw e;
    } catch (RuntimeException e) { // such as a database that is away
      throw notStarted(e);
    }
  }

  /** A limit passes with time, all else is the wish's fault. */
  private static Refusal refused(ArchiveException e) {
    boolean full = e.code() == ErrorCode.TOO_MANY_CAPTURES;
    return new Refusal(full ? e.code().status() : BAD_REQUEST, e.getMessage());
  }

  private static Refusal notStarted(RuntimeException e) {
    return new Refusal(SERVER_ERROR, "An error occurred while starting the collection.", e);
  }

  /** How a collection is. */
  @ApiCall(id = "getCollectionStatus", refusals = 404)
  @Get("/job_status/{jobId}")
  JobUpdate status(String jobId) {
    var job = collector.get(jobId);
    return JobUpdate.of(jobId, job.status(), why(job.error())).unnamed();
  }

  @Nullable
  private static String why(@Nullable Failure failure) {
    return failure == null ? null : failure.message();
  }

  /** The collected video, whole or in part. */
  @ApiCall(id = "getCollectedVideo", file = true, refusals = 404)
  @Get("/videos/{jobId}.mp4")
  @Produces(MediaType.ALL)
  HttpResponse<?> video(HttpRequest<?> request, String jobId) {
    Job job = collector.get(jobId);
    return videos.of(job, request);
  }

  /** The video that was collected last, whole or in part. */
  @ApiCall(
      id = "getLatestVideo",
      file = true,
      refusals = {404, 500})
  @Get("/video_latest")
  @Produces(MediaType.ALL)
  HttpResponse<?> latest(HttpRequest<?> request) {
    return retrieved(request);
  }

  private HttpResponse<?> retrieved(HttpRequest<?> request) {
    return orTheSentence(() -> videos.latest(request))
        .<HttpResponse<?>>map(found -> found)
        .orElseThrow(() -> new Refusal(NOT_FOUND, "No videos found in the bucket."));
  }

  /** As the document says what goes wrong with the latest video, whatever it is. */
  static <T> T orTheSentence(Supplier<T> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      throw new Refusal(SERVER_ERROR, "An error occurred while retrieving the latest video.", e);
    }
  }
}
