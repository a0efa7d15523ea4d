package org.ytarchive.common.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import org.ytarchive.common.ArchiveException;

/**
 * Addresses that speak otherwise than the house: their errors have a form of their own, whoever
 * raises them, the framework included, and their query parameters are read as leniently as their
 * old clients are used to.
 */
public interface Dialect {

  /** Whether this address is one of them. */
  boolean speaksAt(HttpRequest<?> request);

  /** Fills the whole answer: status and body. */
  MutableHttpResponse<Object> refuse(
      HttpRequest<?> request, MutableHttpResponse<?> response, ArchiveException e);
}
