package org.ytarchive.jobs.door;

import java.util.List;

/**
 * One older client's door, as a bean of its package. Everything at its addresses speaks its
 * dialect: errors have its form, the framework's included (404 and 405 below its addresses, 413,
 * 415, 422), query parameters nobody knows are passed over, and a slash at the end changes nothing.
 *
 * @param name one lower-case word, {@code camera}
 * @param title as its document is called
 * @param document the document that promises it, {@code camera-collector.md}
 * @param errors the form of its errors
 * @param addresses all it answers at; {@code /docs} lists them
 */
public record Door(
    String name, String title, String document, ErrorForm errors, List<Address> addresses) {

  public Door {
    addresses = List.copyOf(addresses);
  }

  /**
   * One address.
   *
   * @param method {@code GET}, {@code POST}, {@code DELETE}, or {@code WS}
   * @param path with variables as {@code {job_id}}; {@code {file_id}.mp4} is one segment
   * @param does what it does, in half a line
   */
  public record Address(String method, String path, String does) {

    boolean isOfRequests() {
      return !method.equals("WS");
    }
  }

  /** Whether a request for this path, whatever its method, is one of this door's. */
  boolean owns(String path) {
    return addresses.stream()
        .filter(Address::isOfRequests)
        .anyMatch(address -> PathTemplate.of(address.path()).matches(path));
  }
}
