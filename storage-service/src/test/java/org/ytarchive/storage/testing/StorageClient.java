package org.ytarchive.storage.testing;

import io.micronaut.http.client.annotation.Client;
import org.ytarchive.contracts.storage.StorageOperations;

/** The contract as its callers use it, against the service itself. */
@Client("/")
public interface StorageClient extends StorageOperations {}
