package org.ytarchive.jobs.plan;

import io.micronaut.http.client.exceptions.HttpClientException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.JobId;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.storage.StorageOperations;
import org.ytarchive.contracts.storage.WorkPlanView;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobOrders;

/**
 * Drives work plans again as jobs. What is begun is written down first; whoever dies in between,
 * the queue's entry for the plan sees to the rest.
 */
@Singleton
public class PlanService {
  private static final Logger log = LoggerFactory.getLogger(PlanService.class);
  private static final Pattern ID = Pattern.compile("wp_[A-Za-z0-9]{1,60}");
  private static final String PENDING = "pending";

  /** The request itself does the first round; the queue looks after it a little later. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final int PAUSES_PER_RUN = 10;

  private final PlanRunStore runs;
  private final JobOrders orders;
  private final StorageOperations storage;
  private final PlanReport report;
  private final Clock clock;

  PlanService(
      PlanRunStore runs,
      JobOrders orders,
      StorageOperations storage,
      PlanReport report,
      Clock clock) {
    this.runs = runs;
    this.orders = orders;
    this.storage = storage;
    this.report = report;
    this.clock = clock;
  }

  /**
   * Makes a job for each of the plan's videos; once more for the same request it answers the same
   * jobs. Throws {@code WORKPLAN_NOT_FOUND}, {@code WORKPLAN_CONFLICT} when it is or was driven
   * already, {@code INVALID_PARAMETER} for options in its metadata that no job takes, {@code
   * COORDINATION_ERROR} when Storage is away.
   *
   * @param request the name of the keyed request; empty: it has no key
   */
  public PlanRun run(String id, Optional<String> request) {
    if (!ID.matcher(id).matches()) {
      throw notFound(id);
    }
    if (runs.find(id).filter(run -> run.isBegunBy(request)).isEmpty()) {
      begin(pending(id), request);
    }
    return advance(find(id));
  }

  private WorkPlanView pending(String id) {
    var plan = plan(id);
    if (!plan.status().equals(PENDING)) {
      throw conflict(id, plan.status());
    }
    return plan;
  }

  private void begin(WorkPlanView plan, Optional<String> request) {
    var now = clock.instant();
    var videos = plan.videoIds().stream().map(VideoId::new).toList();
    var options = orders.check(PlanOptions.read(plan.metadata(), plan.videoIds().getFirst()));
    var run = PlanRun.fresh(plan.id(), options, plan.retryCount(), now, request, videos);
    if (!runs.begin(run, now.plus(GRACE))) {
      throw conflict(plan.id(), "running");
    }
    log.info("{} is driven again: {} videos", plan.id(), videos.size());
  }

  /** One round for the queue; when the next is due, or empty when there is nothing left to do. */
  public Optional<Duration> drive(String id) {
    var run = runs.find(id).filter(r -> r.endedAt() == null);
    return run.map(this::advance).filter(r -> r.endedAt() == null).map(this::pause);
  }

  private PlanRun advance(PlanRun run) {
    if (run.endedAt() != null) {
      return run;
    }
    run.videos().stream()
        .filter(item -> item.job() == null)
        .forEach(item -> assign(run, item.video()));
    var now = find(run.plan());
    if (report.tell(now)) {
      runs.end(run.plan(), clock.instant());
      log.info("{} ended {}", run.plan(), now.isDone() ? "done" : "failed");
    }
    return find(run.plan());
  }

  private void assign(PlanRun run, VideoId video) {
    var job = Job.ordered(JobId.random(), video, run.options(), clock.instant());
    runs.assign(run.plan(), job, orders.gone(job));
  }

  /** A long run is looked at less often. */
  private Duration pause(PlanRun run) {
    var pause = Duration.between(run.startedAt(), clock.instant()).dividedBy(PAUSES_PER_RUN);
    return List.of(pause, SHORTEST_PAUSE).stream()
        .max(Duration::compareTo)
        .filter(longer -> longer.compareTo(LONGEST_PAUSE) < 0)
        .orElse(LONGEST_PAUSE);
  }

  private PlanRun find(String id) {
    return runs.find(id).orElseThrow();
  }

  private WorkPlanView plan(String id) {
    try {
      var answer = storage.getWorkPlan(id);
      return Optional.ofNullable(answer).orElseThrow(() -> notFound(id)).data();
    } catch (HttpClientException e) {
      throw new ArchiveException(
          ErrorCode.COORDINATION_ERROR,
          "the storage service cannot say what is in the plan just now: try again",
          Map.of("service", "storage"),
          e);
    }
  }

  private static ArchiveException notFound(String id) {
    return new ArchiveException(
        ErrorCode.WORKPLAN_NOT_FOUND,
        "no work plan " + id + "; Storage's GET /storage/workplan lists those there are");
  }

  private ArchiveException conflict(String id, String status) {
    var known = runs.find(id).map(PlanRun::videos).orElse(List.of());
    return new ArchiveException(
        ErrorCode.WORKPLAN_CONFLICT,
        id + " is " + status + " already",
        Map.of(
            "status",
            status,
            "job_ids",
            known.stream()
                .map(PlanRun.Item::job)
                .filter(Objects::nonNull)
                .map(JobId::toString)
                .toList()));
  }
}
