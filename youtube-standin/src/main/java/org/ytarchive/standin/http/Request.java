package org.ytarchive.standin.http;

import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request.
 *
 * @param host the one the tunnel was opened for, in lower case, without the port
 * @param path decoded, beginning with a slash
 * @param query decoded; of a repeated name the last value
 * @param headers names in lower case
 */
public record Request(
    String method,
    String host,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    String body) {

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  boolean isHead() {
    return method.equals("HEAD");
  }

  boolean closesConnection() {
    return header("connection").filter("close"::equalsIgnoreCase).isPresent();
  }
}
