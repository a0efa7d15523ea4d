package org.ytarchive.jobs.remote;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.client.annotation.Client;
import org.ytarchive.contracts.capture.NewCapture;

/** What a caller waits for. */
@Client("download-lookup")
interface CaptureLookup {

  /** As {@code CaptureOperations.check}. */
  @Post("/captures/check")
  HttpResponse<?> check(@Body NewCapture wish);
}
