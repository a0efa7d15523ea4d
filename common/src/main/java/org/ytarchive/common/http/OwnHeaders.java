package org.ytarchive.common.http;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.MDC;
import org.ytarchive.common.http.tracing.TraceParent;

/**
 * What the services' own calls carry, for a client that the filters do not see: the request's id
 * and place in a trace, the token others must show, and the one by which such calls do not count.
 */
@Singleton
public class OwnHeaders {
  private final AccessRules rules;
  private final String internalToken;

  OwnHeaders(AccessRules rules, @Value("${ytarchive.limit.internal-token:}") String internalToken) {
    this.rules = rules;
    this.internalToken = internalToken;
  }

  /** Whether a request carries what only our own calls do. */
  public boolean areOn(HttpRequest<?> request) {
    var shown = request.getHeaders().get("X-Internal-Token");
    return !internalToken.isEmpty()
        && shown != null
        && MessageDigest.isEqual(bytes(internalToken), bytes(shown));
  }

  private static byte[] bytes(String token) {
    return token.getBytes(StandardCharsets.UTF_8);
  }

  /** By name, for a call that is made now, on this thread. */
  public Map<String, String> now() {
    var headers = new LinkedHashMap<String, String>();
    var id = MDC.get(RequestIds.MDC_KEY);
    if (id != null) {
      headers.put(RequestIds.HEADER, id);
    }
    TraceParent.current().map(TraceParent::headers).ifPresent(headers::putAll);
    rules.ownToken().ifPresent(token -> headers.put("Authorization", "Bearer " + token));
    if (!internalToken.isEmpty()) {
      headers.put("X-Internal-Token", internalToken);
    }
    return headers;
  }
}
