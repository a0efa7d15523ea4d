package org.ytarchive.storage.video;

import org.ytarchive.storage.leftover.LeftoverStore;
import org.ytarchive.storage.stats.TotalsStore;
import org.ytarchive.storage.testing.InMemoryVideoRecordStore;

class InMemoryVideoRecordStoreTest extends VideoRecordStoreContract {
  private final InMemoryVideoRecordStore store = new InMemoryVideoRecordStore();

  @Override
  protected VideoRecordStore records() {
    return store;
  }

  @Override
  protected VideoCatalogue catalogue() {
    return store;
  }

  @Override
  protected TotalsStore totals() {
    return store;
  }

  @Override
  protected LeftoverStore leftovers() {
    return store;
  }
}
