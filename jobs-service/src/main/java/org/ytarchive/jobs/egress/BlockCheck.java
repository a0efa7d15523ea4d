package org.ytarchive.jobs.egress;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.ytarchive.common.http.Readiness;
import org.ytarchive.common.http.ReadinessCheck;

/** Tells of a block. The service is ready all the same: it takes jobs, and they wait. */
@Singleton
class BlockCheck implements ReadinessCheck {
  private final Breaker breaker;

  BlockCheck(Breaker breaker) {
    this.breaker = breaker;
  }

  @Override
  public String name() {
    return Egress.YOUTUBE.wireName();
  }

  @Override
  public Readiness.CheckResult check() {
    var state = breaker.state(Egress.YOUTUBE);
    return Readiness.CheckResult.up(state.isBlocked() ? blocked(state) : Map.of("blocked", false));
  }

  private static Map<String, Object> blocked(EgressState state) {
    var details = new HashMap<String, Object>();
    details.put("blocked", true);
    details.put("blocked_since", String.valueOf(state.since()));
    details.put("blocked_until", String.valueOf(state.opensAt()));
    details.put("refusals", state.refusals());
    details.put("reason", state.reason() == null ? "" : state.reason().message());
    return details;
  }
}
