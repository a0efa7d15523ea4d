package org.ytarchive.download.download;

import static org.ytarchive.download.download.Samples.NOON;

/** What cases of a store share. */
public interface DownloadStoreCases {
  DownloadStore store();

  default Download stored(Download download) {
    store().insert(download);
    return download;
  }

  default Download claimed(Download download) {
    stored(download);
    return store().claim(download.id(), NOON).orElseThrow();
  }

  default Download read(Download download) {
    return store().find(download.id()).orElseThrow();
  }
}
