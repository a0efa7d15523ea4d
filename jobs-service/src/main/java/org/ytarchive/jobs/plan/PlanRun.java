package org.ytarchive.jobs.plan;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.JobId;
import org.ytarchive.common.VideoId;
import org.ytarchive.jobs.job.JobOptions;
import org.ytarchive.jobs.job.JobStatus;

/**
 * A work plan of Storage that is driven again as jobs. A plan is run once; what fails again is
 * planned again.
 *
 * @param plan Storage's name for it
 * @param options how its videos are archived
 * @param retryCount how often they were tried when it began
 * @param endedAt when Storage had heard how it ended
 * @param begunBy the name of the keyed request that began it; null: that had no key
 * @param videos in the plan's order
 */
public record PlanRun(
    String plan,
    JobOptions options,
    int retryCount,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String begunBy,
    List<Item> videos) {

  /**
   * @param job none until it is made
   * @param status the job's
   */
  public record Item(VideoId video, @Nullable JobId job, @Nullable JobStatus status) {

    boolean isOpen() {
      return status == null || !status.isFinal();
    }
  }

  /** A run of which nothing is there yet. */
  public static PlanRun fresh(
      String plan,
      JobOptions options,
      int retryCount,
      Instant now,
      Optional<String> begunBy,
      List<VideoId> videos) {
    var items = videos.stream().map(video -> new Item(video, null, null)).toList();
    return new PlanRun(plan, options, retryCount, now, null, begunBy.orElse(null), items);
  }

  boolean isBegunBy(Optional<String> request) {
    return begunBy != null && request.filter(begunBy::equals).isPresent();
  }

  boolean isOpen() {
    return videos.stream().anyMatch(Item::isOpen);
  }

  boolean isDone() {
    return videos.stream().allMatch(item -> item.status() == JobStatus.COMPLETED);
  }
}
