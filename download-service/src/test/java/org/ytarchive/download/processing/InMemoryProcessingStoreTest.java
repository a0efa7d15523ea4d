package org.ytarchive.download.processing;

class InMemoryProcessingStoreTest extends ProcessingStoreContract {
  private final ProcessingStore store = new InMemoryProcessingStore();

  @Override
  protected ProcessingStore store() {
    return store;
  }
}
