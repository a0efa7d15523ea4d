package org.ytarchive.contracts.metadata;

import io.micronaut.http.annotation.Get;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.api.ApiCall;

/** The metadata service on the wire, where it tells what it may still ask YouTube. */
public interface QuotaOperations {
  /** The day's allowance at the YouTube Data API, and what is left of it. */
  @ApiCall(id = "getQuota")
  @Get("/metadata/quota")
  Envelope<QuotaView> quota();
}
