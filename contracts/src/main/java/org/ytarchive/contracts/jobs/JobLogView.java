package org.ytarchive.contracts.jobs;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;

/**
 * What happened while a job was worked on. Captures have such a log; other jobs have events alone.
 *
 * @param lines oldest first
 * @param hasMore whether there are more after the last one
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record JobLogView(String jobId, List<Line> lines, boolean hasMore) {

  /**
   * A line.
   *
   * @param number within the job, from 1; {@code after} for the next page
   * @param attempt the attempt it was said in
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Line(long number, int attempt, String text) {}
}
