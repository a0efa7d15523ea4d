package org.ytarchive.download.ytdlp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.ytarchive.contracts.download.FailureClass;

/** What yt-dlp brought to this replica, and how it failed. */
@Singleton
final class YtDlpMetrics {
  private final Counter bytes;
  private final Map<FailureClass, Counter> failures = new EnumMap<>(FailureClass.class);

  YtDlpMetrics(MeterRegistry registry) {
    this.bytes =
        Counter.builder("ytarchive.download.bytes")
            .description("Bytes that downloads brought, those included that failed later.")
            .baseUnit("bytes")
            .register(registry);
    for (var what : FailureClass.values()) {
      failures.put(what, counter(registry, what));
    }
  }

  private static Counter counter(MeterRegistry registry, FailureClass what) {
    return Counter.builder("ytarchive.ytdlp.failures")
        .description("Failed runs of yt-dlp, downloads and questions, by what the failure means.")
        .tag("class", what.wireName())
        .register(registry);
  }

  void brought(long more) {
    bytes.increment(more);
  }

  void failed(FailureClass what) {
    Objects.requireNonNull(failures.get(what)).increment();
  }
}
