package org.ytarchive.jobs.remote;

import io.micronaut.http.client.annotation.Client;
import org.ytarchive.contracts.download.DownloadOperations;

/** The download service. */
@Client("download")
interface DownloadClient extends DownloadOperations {}
