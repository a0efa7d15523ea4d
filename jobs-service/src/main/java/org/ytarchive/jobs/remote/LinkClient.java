package org.ytarchive.jobs.remote;

import io.micronaut.http.client.annotation.Client;
import org.ytarchive.contracts.storage.LinkOperations;

/** The storage service's further names of files. */
@Client("storage")
interface LinkClient extends LinkOperations {}
