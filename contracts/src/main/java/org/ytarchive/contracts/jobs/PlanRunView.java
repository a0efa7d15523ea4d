package org.ytarchive.contracts.jobs;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;

/**
 * A work plan that is driven again.
 *
 * @param status {@code running}; Storage has the plan's state from then on
 * @param jobs one for each of its videos, in the plan's order
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record PlanRunView(String planId, String status, List<Item> jobs) {

  /**
   * @param status the job's
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Item(String videoId, String jobId, String status) {}
}
