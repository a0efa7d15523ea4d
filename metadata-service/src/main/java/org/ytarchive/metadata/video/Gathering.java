package org.ytarchive.metadata.video;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * How questions about many videos are put.
 *
 * @param gather how long a call of the API waits for further ids
 * @param batchPatience how long a batch begins further extractions
 */
@ConfigurationProperties("ytarchive.metadata")
record Gathering(
    @Bindable(defaultValue = "5ms") Duration gather,
    @Bindable(defaultValue = "2m") Duration batchPatience) {

  <K, V> Gatherer<K, V> gatherer(Gatherer.Call<K, V> call) {
    Executor callers = task -> Thread.ofVirtual().start(task);
    var shortly =
        CompletableFuture.delayedExecutor(gather.toNanos(), TimeUnit.NANOSECONDS, callers);
    return new Gatherer<>(shortly, callers, call);
  }
}
