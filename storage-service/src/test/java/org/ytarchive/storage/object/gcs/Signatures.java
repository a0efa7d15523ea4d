package org.ytarchive.storage.object.gcs;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/** Verifies V4 signatures as Google documents them. */
final class Signatures {

  private Signatures() {}

  static boolean hold(HttpExchange call, Map<String, String> query, PublicKey signer) {
    var signature = query.get("X-Goog-Signature");
    if (signature == null || !"GOOG4-RSA-SHA256".equals(query.get("X-Goog-Algorithm"))) {
      return false;
    }
    try {
      var rsa = Signature.getInstance("SHA256withRSA");
      rsa.initVerify(signer);
      rsa.update(toSign(call, query).getBytes(StandardCharsets.UTF_8));
      return rsa.verify(HexFormat.of().parseHex(signature));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String toSign(HttpExchange call, Map<String, String> query)
      throws GeneralSecurityException {
    var credential = query.getOrDefault("X-Goog-Credential", "");
    var scope = credential.substring(credential.indexOf('/') + 1);
    return String.join(
        "\n", "GOOG4-RSA-SHA256", query.get("X-Goog-Date"), scope, sha256(canonical(call)));
  }

  private static String canonical(HttpExchange call) {
    var query =
        Arrays.stream(call.getRequestURI().getRawQuery().split("&"))
            .filter(pair -> !pair.startsWith("X-Goog-Signature="))
            .sorted()
            .collect(Collectors.joining("&"));
    return String.join(
        "\n",
        call.getRequestMethod(),
        call.getRequestURI().getRawPath(),
        query,
        "host:" + call.getRequestHeaders().getFirst("Host"),
        "",
        "host",
        "UNSIGNED-PAYLOAD");
  }

  private static String sha256(String text) throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
