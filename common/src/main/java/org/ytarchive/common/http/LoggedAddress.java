package org.ytarchive.common.http;

import io.micronaut.http.HttpRequest;
import java.util.regex.Pattern;

/** What the log may know of a request: a UUID in an address may be a credential, a session's is. */
public final class LoggedAddress {
  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private LoggedAddress() {}

  /** The method and the path, without the query. */
  public static String of(HttpRequest<?> request) {
    return request.getMethodName() + " " + UUID.matcher(request.getPath()).replaceAll("…");
  }
}
