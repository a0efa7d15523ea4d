package org.ytarchive.jobs.door;

import jakarta.inject.Singleton;
import java.util.List;
import org.ytarchive.common.http.metrics.Metric;
import org.ytarchive.common.http.metrics.MetricsSource;

/** How many listen to this replica. */
@Singleton
class ListenerMetrics implements MetricsSource {
  private final List<Listeners> listeners;

  ListenerMetrics(List<Listeners> listeners) {
    this.listeners = listeners;
  }

  @Override
  public String name() {
    return "listeners";
  }

  @Override
  public List<Metric> metrics() {
    int open = listeners.stream().mapToInt(Listeners::count).sum();
    return List.of(
        Metric.gauge("ytarchive_ws_clients", "WebSockets and Socket.IO sessions open here.")
            .of(open));
  }
}
