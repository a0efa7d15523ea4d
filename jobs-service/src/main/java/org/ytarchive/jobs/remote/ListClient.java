package org.ytarchive.jobs.remote;

import io.micronaut.http.client.annotation.Client;
import org.ytarchive.contracts.metadata.PlaylistOperations;

/** The metadata service, for what takes long: thousands of entries. */
@Client("metadata-lists")
interface ListClient extends PlaylistOperations {}
