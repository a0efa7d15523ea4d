package org.ytarchive.jobs.egress;

import jakarta.inject.Singleton;
import java.util.List;
import org.ytarchive.jobs.metrics.Metric;
import org.ytarchive.jobs.metrics.MetricsSource;

/** The state of the ways out. */
@Singleton
class EgressMetrics implements MetricsSource {
  private final Breaker breaker;

  EgressMetrics(Breaker breaker) {
    this.breaker = breaker;
  }

  @Override
  public List<Metric> metrics() {
    var blocked =
        Metric.gauge(
            "ytarchive_egress_blocked",
            "1 while a host refuses us and all work towards it pauses.");
    for (var egress : Egress.values()) {
      int is = breaker.state(egress).isBlocked() ? 1 : 0;
      blocked.with("egress=\"" + egress.wireName() + "\"", is);
    }
    return List.of(blocked);
  }
}
