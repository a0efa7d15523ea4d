package org.ytarchive.download.download;

class InMemoryDownloadStoreTest extends DownloadStoreContract {
  private final DownloadStore store = new InMemoryDownloadStore();

  @Override
  protected DownloadStore store() {
    return store;
  }
}
