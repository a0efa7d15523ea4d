package org.ytarchive.jobs.plan;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.ytarchive.common.JobId;
import org.ytarchive.jobs.job.Job;

/** Which work plans are driven, and by which jobs. */
public interface PlanRunStore {

  /**
   * Writes that the plan is to be driven, and lets a worker see to it from {@code due} on, all or
   * nothing. Of many at once one begins.
   *
   * @return false when it was begun before
   */
  boolean begin(PlanRun run, Instant due);

  Optional<PlanRun> find(String plan);

  /**
   * Makes {@code job} that of its video in the plan, unless it has one; or another job like it that
   * is under way or done, unless that is among the {@code gone}.
   */
  void assign(String plan, Job job, Set<JobId> gone);

  void end(String plan, Instant now);
}
