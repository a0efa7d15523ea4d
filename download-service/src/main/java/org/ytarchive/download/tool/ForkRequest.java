package org.ytarchive.download.tool;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;

/** What {@code fork_server.py} reads: one line of JSON at the beginning of each connection. */
sealed interface ForkRequest {

  /**
   * This connection becomes a stream of the run.
   *
   * @param run the run's mark
   * @param stream {@code out} or {@code err}
   */
  @Serdeable
  record Stream(String run, String stream) implements ForkRequest {}

  /** This connection controls the run, whose two streams stand. */
  @Serdeable
  record Run(String run, String folder, List<String> arguments, Map<String, String> environment)
      implements ForkRequest {}
}
