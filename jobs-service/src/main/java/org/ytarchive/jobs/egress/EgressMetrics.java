package org.ytarchive.jobs.egress;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
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
    var reasons =
        Metric.gauge(
            "ytarchive_egress_block_reason", "1 for why a host refuses us, in plain words.");
    for (var egress : Egress.values()) {
      var state = breaker.state(egress);
      blocked.with("egress", egress.wireName(), state.isBlocked() ? 1 : 0);
      Optional.ofNullable(state.reason()) // one of a few sentences of Download's
          .ifPresent(why -> reasons.with("reason", why.message(), 1));
    }
    return List.of(blocked, reasons);
  }
}
