package org.ytarchive.jobs.remote;

import io.micronaut.http.client.annotation.Client;
import org.ytarchive.contracts.storage.LeftoverOperations;

/** The storage service, for files that are needed no more; it may read them to be sure. */
@Client("storage")
interface LeftoverClient extends LeftoverOperations {}
