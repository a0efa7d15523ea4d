package org.ytarchive.jobs;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How the jobs service works.
 *
 * @param downloadSlots downloads at once at the download service; twice as many jobs are worked on,
 *     so that a slot that falls free finds work waiting
 * @param captures captures followed at once by one replica
 * @param processings processings followed at once by one replica
 * @param patience how long a worker waits for another service before the attempt fails
 * @param progressInterval how often the progress of a job is written, at most
 * @param heartbeat how often a worker says that it lives; four missed, and another one takes over
 * @param poll how often the queue is looked at when nothing wakes it
 * @param blockCoolDown how long everything pauses after a first refusal
 * @param longestCoolDown up to what that doubles while the refusals go on
 * @param working false: answers requests, works on nothing
 */
@ConfigurationProperties("ytarchive.jobs")
public record JobsSettings(
    @Bindable(defaultValue = "3") @Min(1) int downloadSlots,
    @Bindable(defaultValue = "16") @Min(1) int captures,
    @Bindable(defaultValue = "16") @Min(1) int processings,
    @Bindable(defaultValue = "2m") Duration patience,
    @Bindable(defaultValue = "250ms") Duration progressInterval,
    @Bindable(defaultValue = "1s") Duration heartbeat,
    @Bindable(defaultValue = "10s") Duration poll,
    @Bindable(defaultValue = "5m") Duration blockCoolDown,
    @Bindable(defaultValue = "1h") Duration longestCoolDown,
    @Bindable(defaultValue = "true") boolean working) {

  /** Jobs worked on at once by one replica. */
  public int workers() {
    return 2 * downloadSlots;
  }
}
