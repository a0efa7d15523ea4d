package org.ytarchive.jobs.egress;

import java.util.Optional;
import java.util.function.Function;

/**
 * How the ways to hosts stand, for all replicas. Every implementation passes {@code
 * EgressStoreContract}.
 */
public interface EgressStore {

  EgressState get(Egress egress);

  /**
   * The state is locked, {@code step} decides on what it is now, and what it gives is written and
   * told to all replicas. Many at once take turns.
   *
   * @return the state as written; empty when {@code step} wanted no change
   */
  Optional<EgressState> change(Egress egress, Function<EgressState, Optional<EgressState>> step);
}
