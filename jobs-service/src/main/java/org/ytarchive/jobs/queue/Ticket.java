package org.ytarchive.jobs.queue;

import java.util.UUID;
import org.ytarchive.common.JobId;

/**
 * What a row of a queue names.
 *
 * @param number tells two errands of one attempt apart; 0 for the attempt itself
 */
record Ticket(JobId job, int attempt, long number) {

  String text() {
    return job.value() + ":" + attempt + ":" + number;
  }

  static Ticket parse(String text) {
    var parts = text.split(":", 3);
    return new Ticket(
        new JobId(UUID.fromString(parts[0])), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
  }
}
