package org.ytarchive.jobs.door;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/**
 * Who opened a WebSocket.
 *
 * @param id what stands in {@code /ws/{id}}; empty at {@code /ws}
 * @param request the upgrade, for its headers and parameters
 */
public record Visitor(Optional<String> id, HttpRequest<?> request) {

  /** A header; empty when it is not there or blank. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name)).filter(value -> !value.isBlank());
  }

  /** A query parameter; empty when it is not there or blank. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(request.getParameters().get(name)).filter(value -> !value.isBlank());
  }
}
