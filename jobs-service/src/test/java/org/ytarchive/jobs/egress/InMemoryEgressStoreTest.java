package org.ytarchive.jobs.egress;

class InMemoryEgressStoreTest extends EgressStoreContract {
  private final EgressStore ways = new InMemoryEgressStore();

  @Override
  protected EgressStore ways() {
    return ways;
  }
}
