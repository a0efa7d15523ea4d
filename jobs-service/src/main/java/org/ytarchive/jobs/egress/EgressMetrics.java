package org.ytarchive.jobs.egress;

import jakarta.inject.Singleton;
import java.util.List;
import org.ytarchive.common.http.metrics.Metric;
import org.ytarchive.common.http.metrics.MetricsSource;

/** The state of the ways out. */
@Singleton
class EgressMetrics implements MetricsSource {
  private final Breaker breaker;

  EgressMetrics(Breaker breaker) {
    this.breaker = breaker;
  }

  @Override
  public String name() {
    return "egress";
  }

  @Override
  public List<Metric> metrics() {
    var blocked =
        Metric.gauge(
            "ytarchive_egress_blocked",
            "1 while a host refuses us and all work towards it pauses.");
    for (var egress : Egress.values()) {
      blocked.with("egress", egress.wireName(), breaker.state(egress).isBlocked() ? 1 : 0);
    }
    return List.of(blocked);
  }
}
