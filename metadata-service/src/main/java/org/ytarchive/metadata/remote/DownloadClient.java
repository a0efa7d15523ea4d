package org.ytarchive.metadata.remote;

import io.micronaut.http.client.annotation.Client;
import org.ytarchive.common.ErrorEnvelope;
import org.ytarchive.contracts.download.DownloadOperations;

/** The download service, called. */
@Client(id = "download", errorType = ErrorEnvelope.class)
interface DownloadClient extends DownloadOperations {}
