package org.ytarchive.metadata.cache;

import org.ytarchive.metadata.testing.InMemoryCacheStore;

class InMemoryCacheStoreTest extends CacheStoreContract {
  private final CacheStore store = new InMemoryCacheStore();

  @Override
  protected CacheStore store() {
    return store;
  }
}
