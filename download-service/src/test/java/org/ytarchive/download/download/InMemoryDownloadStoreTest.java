package org.ytarchive.download.download;

class InMemoryDownloadStoreTest extends DownloadStoreContract {
  private final DownloadStore store = new InMemoryDownloadStore();

  @Override
  public DownloadStore store() {
    return store;
  }
}
