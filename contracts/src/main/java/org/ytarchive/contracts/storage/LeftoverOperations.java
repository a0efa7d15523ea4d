package org.ytarchive.contracts.storage;

import static org.ytarchive.common.ErrorCode.STORAGE_ERROR;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Post;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.api.ApiCall;

/** Files that were made and are needed no more. */
public interface LeftoverOperations {

  /**
   * Removes files whose job came to nothing, but for those that a record leans on. What is not
   * there, or is not that file, is passed over; the same again is fine.
   */
  @ApiCall(
      id = "leaveFiles",
      errors = {STORAGE_ERROR})
  @Post("/storage/leftovers")
  Envelope<NotedLeftovers> leave(@Body NewLeftovers request);
}
