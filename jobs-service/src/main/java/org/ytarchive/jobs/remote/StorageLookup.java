package org.ytarchive.jobs.remote;

import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.client.annotation.Client;
import jakarta.annotation.Nullable;
import org.ytarchive.common.Envelope;
import org.ytarchive.contracts.storage.VideoRecordView;

/** Storage, for a quick look: a caller waits for the answer. */
@Client("storage-lookup")
interface StorageLookup {

  /** Null when there is no such record. */
  @Get("/storage/videos/{videoId}")
  @Nullable
  Envelope<VideoRecordView> get(@PathVariable String videoId);
}
