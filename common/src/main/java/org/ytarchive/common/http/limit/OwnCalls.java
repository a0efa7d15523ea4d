package org.ytarchive.common.http.limit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.http.ForOwnCalls;

/** Tells the services' calls to each other from everybody else's, by a token only they know. */
@ForOwnCalls
public class OwnCalls {
  private static final String HEADER = "X-Internal-Token";

  private final byte[] token;

  OwnCalls(LimitSettings settings) {
    this.token = settings.internalToken().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Throws {@code FORBIDDEN} for anybody else's. There is a token to tell them by, but where a
   * service is tried by itself: there all are let through.
   *
   * @param what is for the services alone, in the plural
   */
  public void require(HttpRequest<?> request, String what) {
    if (token.length > 0 && !includes(request)) {
      throw new ArchiveException(
          ErrorCode.FORBIDDEN, what + " are for the services' own calls (X-Internal-Token)");
    }
  }

  /** Shows the token. */
  @RequestFilter
  void sign(MutableHttpRequest<?> request) {
    if (token.length > 0) {
      request.getHeaders().set(HEADER, new String(token, StandardCharsets.UTF_8));
    }
  }

  /** Whether this is such a call. */
  public boolean includes(HttpRequest<?> request) {
    var shown = request.getHeaders().get(HEADER);
    return token.length > 0
        && shown != null
        && MessageDigest.isEqual(token, shown.getBytes(StandardCharsets.UTF_8));
  }
}
