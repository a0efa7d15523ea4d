package org.ytarchive.jobs.remote;

import io.micronaut.http.client.annotation.Client;
import org.ytarchive.contracts.metadata.MetadataOperations;

/** The metadata service. */
@Client("metadata")
interface MetadataClient extends MetadataOperations {}
