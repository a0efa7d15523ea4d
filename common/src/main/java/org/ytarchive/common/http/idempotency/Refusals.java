package org.ytarchive.common.http.idempotency;

import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/** Why a request with a key is neither worked on nor answered as before. */
final class Refusals {
  private Refusals() {}

  static ArchiveException inFlight() {
    return new ArchiveException(
        ErrorCode.IDEMPOTENCY_IN_FLIGHT,
        "the first request with this Idempotency-Key is not answered yet; try again shortly",
        Map.of("parameter", KeyedRequest.HEADER, "retry_after", 1));
  }

  static ArchiveException conflict() {
    return new ArchiveException(
        ErrorCode.IDEMPOTENCY_CONFLICT,
        "this Idempotency-Key was used for another request; choose a new one",
        Map.of("parameter", KeyedRequest.HEADER));
  }
}
