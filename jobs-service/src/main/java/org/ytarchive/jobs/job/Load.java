package org.ytarchive.jobs.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What stands in the queue, and how fast it went lately.
 *
 * @param waiting queued jobs
 * @param running jobs in a worker's hands
 * @param perJob mean time from start to end of the last completed jobs; none: nothing known yet
 */
public record Load(long waiting, long running, Optional<Duration> perJob) {

  /** The same as one sees it who has only this many before him. */
  public Load behind(int ahead) {
    return ahead < Line.LONGEST_COUNTED ? new Load(ahead, running, perJob) : this;
  }

  /** When a job that enters the queue now should be done, with {@code workers} at work. */
  public Optional<Instant> estimate(int workers, Instant now) {
    long rounds = (waiting + running) / workers + 1;
    return perJob.map(d -> now.plus(d.multipliedBy(rounds)));
  }
}
