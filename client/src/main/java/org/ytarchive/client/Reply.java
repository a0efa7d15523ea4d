package org.ytarchive.client;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * A success.
 *
 * @param address where it came from, after redirects
 */
record Reply<T>(URI address, int status, HttpHeaders headers, T body) {

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }
}
