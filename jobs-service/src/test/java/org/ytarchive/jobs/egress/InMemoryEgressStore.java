package org.ytarchive.jobs.egress;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The states in memory, for tests; one lock stands for the row locks. */
final class InMemoryEgressStore implements EgressStore {
  private final Map<Egress, EgressState> states = new EnumMap<>(Egress.class);

  @Override
  public synchronized EgressState get(Egress egress) {
    return Objects.requireNonNullElseGet(states.get(egress), () -> EgressState.free(egress));
  }

  @Override
  public synchronized Optional<EgressState> change(
      Egress egress, Function<EgressState, Optional<EgressState>> step) {
    var after = step.apply(get(egress));
    after.ifPresent(state -> states.put(egress, state));
    return after;
  }
}
