package org.ytarchive.jobs.remote;

import io.micronaut.http.client.annotation.Client;
import org.ytarchive.contracts.storage.StorageOperations;

/** The storage service. */
@Client("storage")
interface StorageClient extends StorageOperations {}
