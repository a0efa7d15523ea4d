package org.ytarchive.jobs.door.processing;

import org.ytarchive.jobs.job.NewWork;

class InMemoryUploadStoreTest extends UploadStoreContract {
  private final UploadStore uploads = new InMemoryUploadStore();

  @Override
  protected UploadStore uploads() {
    return uploads;
  }

  @Override
  protected void order(NewWork work) {
    // there are no jobs beside it
  }
}
