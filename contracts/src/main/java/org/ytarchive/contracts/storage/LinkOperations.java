package org.ytarchive.contracts.storage;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import org.ytarchive.common.Envelope;

/**
 * Further names of kept files, each in the folder of an owner: hard links, which cost no space and
 * outlive the record's own name. Owner and item are UUIDs. {@code GET} and {@code HEAD
 * /storage/links/{owner}/{item}/{folder}/{name}} serve one with ranges.
 */
public interface LinkOperations {

  /** Makes the links that are not there yet and answers all of the item's. */
  @Put("/storage/links/{owner}/{item}")
  Envelope<LinkList> link(
      @PathVariable String owner, @PathVariable String item, @Body NewLinks request);

  /** All of an owner's; none is an empty list. */
  @Get("/storage/links/{owner}")
  Envelope<LinkList> links(@PathVariable String owner);

  /** Removes the owner's own names and folders; nothing else that leads to the same bytes. */
  @Delete("/storage/links/{owner}")
  Envelope<DeletedLinks> deleteLinks(@PathVariable String owner);
}
