package org.ytarchive.jobs.remote;

import io.micronaut.http.client.annotation.Client;
import org.ytarchive.contracts.capture.CaptureOperations;

/** Captures at the download service. */
@Client("download")
interface CaptureClient extends CaptureOperations {}
