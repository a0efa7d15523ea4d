package org.ytarchive.storage.object.local;

import org.junit.jupiter.api.BeforeEach;
import org.ytarchive.storage.file.TestRoots;
import org.ytarchive.storage.object.ObjectStore;
import org.ytarchive.storage.object.ObjectStoreContract;

class LocalObjectsTest extends ObjectStoreContract {
  private ObjectStore store;

  @BeforeEach
  void open() {
    store = new LocalObjects(TestRoots.of(folder.resolve("kept")));
  }

  @Override
  protected ObjectStore store() {
    return store;
  }

  @Override
  protected String key(String name) {
    return "/downloads/" + name;
  }
}
