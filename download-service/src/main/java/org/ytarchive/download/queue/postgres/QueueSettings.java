package org.ytarchive.download.queue.postgres;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.ytarchive.download.queue.WorkKind;

/**
 * How the queue is worked off.
 *
 * @param threads downloads at once in this process
 * @param processingThreads processings at once in this process
 * @param captureThreads captures at once in this process
 * @param pollInterval how often to look without having been told: a net, not the way
 * @param heartbeat how often a worker shows that it lives; after four missed it counts as dead
 * @param stopWait how long running work may take to hand itself over
 */
@ConfigurationProperties("ytarchive.queue")
record QueueSettings(
    @Bindable(defaultValue = "3") @Min(1) @Max(1000) int threads,
    @Bindable(defaultValue = "1") @Min(1) @Max(1000) int processingThreads,
    @Bindable(defaultValue = "16") @Min(1) @Max(1000) int captureThreads,
    @Bindable(defaultValue = "5s") Duration pollInterval,
    @Bindable(defaultValue = "800ms") Duration heartbeat,
    @Bindable(defaultValue = "5s") Duration stopWait) {

  int threads(WorkKind kind) {
    return switch (kind) {
      case DOWNLOAD -> threads;
      case CAPTURE -> captureThreads;
      case PROCESSING -> processingThreads;
    };
  }
}
