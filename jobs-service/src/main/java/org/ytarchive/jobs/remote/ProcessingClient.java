package org.ytarchive.jobs.remote;

import io.micronaut.http.client.annotation.Client;
import org.ytarchive.contracts.processing.ProcessingOperations;

/** The download service, for what it makes of stored videos. */
@Client("download")
interface ProcessingClient extends ProcessingOperations {}
