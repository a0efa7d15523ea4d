package org.ytarchive.contracts.storage;

import static org.ytarchive.common.ErrorCode.FILE_NOT_FOUND;
import static org.ytarchive.common.ErrorCode.STORAGE_ERROR;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.api.ApiCall;

/**
 * Further names of kept files, each in the folder of an owner: hard links, which cost no space and
 * outlive the record's own name. Owner and item are UUIDs. {@code GET} and {@code HEAD
 * /storage/links/{owner}/{item}/{folder}/{name}} serve one with ranges.
 */
public interface LinkOperations {

  /** Links files under an item: makes the links that are not there yet and answers all of them. */
  @ApiCall(
      id = "linkFiles",
      errors = {FILE_NOT_FOUND, STORAGE_ERROR})
  @Put("/storage/links/{owner}/{item}")
  Envelope<LinkList> link(
      @PathVariable String owner, @PathVariable String item, @Body NewLinks request);

  /** All links of an owner; none is an empty list. */
  @ApiCall(id = "listLinks")
  @Get("/storage/links/{owner}")
  Envelope<LinkList> links(@PathVariable String owner);

  /** Removes an owner's links and folders; nothing else that leads to the same bytes. */
  @ApiCall(
      id = "deleteLinks",
      errors = {STORAGE_ERROR})
  @Delete("/storage/links/{owner}")
  Envelope<DeletedLinks> deleteLinks(@PathVariable String owner);
}
