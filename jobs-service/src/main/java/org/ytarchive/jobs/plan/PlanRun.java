package org.ytarchive.jobs.plan;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
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
 * @param videos in the plan's order
 * @param endedAt when Storage had heard how it ended
 */
public record PlanRun(
    String plan,
    JobOptions options,
    int retryCount,
    Instant startedAt,
    @Nullable Instant endedAt,
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

  boolean isOpen() {
    return videos.stream().anyMatch(Item::isOpen);
  }

  boolean isDone() {
    return videos.stream().allMatch(item -> item.status() == JobStatus.COMPLETED);
  }
}
