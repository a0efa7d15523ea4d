package org.ytarchive.jobs.door.processing;

class InMemorySeatStoreTest extends SeatStoreContract {
  private final SeatStore seats = new InMemorySeatStore();

  @Override
  protected SeatStore seats() {
    return seats;
  }
}
