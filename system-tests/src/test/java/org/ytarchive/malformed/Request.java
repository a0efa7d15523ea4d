package org.ytarchive.malformed;

import jakarta.annotation.Nullable;
import org.ytarchive.system.Service;

/**
 * One request.
 *
 * @param type the media type of the body; null for none
 */
record Request(
    Service service, String method, String target, @Nullable String type, @Nullable String body) {

  @Override
  public String toString() {
    var text = "%s %s %s %s %s".formatted(service, method, target, type, body);
    return text.length() > 600 ? text.substring(0, 600) + "..." : text;
  }
}
