package org.ytarchive.download.tool;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a program may know of our environment: how to find programs, proxies and certificates.
 * Secrets of ours, the database's password first, stay here.
 */
public record ToolEnvironment(Map<String, String> ours) {
  private static final List<String> PASSED_ON =
      List.of(
          "PATH",
          "http_proxy",
          "https_proxy",
          "all_proxy",
          "no_proxy",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "ALL_PROXY",
          "NO_PROXY",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR");

  /** Marks every process of one run, however deep; {@link ToolSweep} finds them by it. */
  static final String MARK = "YTARCHIVE_RUN";

  public ToolEnvironment {
    ours = Map.copyOf(ours);
  }

  /** The environment of one run. */
  Map<String, String> of(String mark, Path home, Path folder) {
    var result = new TreeMap<String, String>();
    for (var name : PASSED_ON) {
      var value = ours.get(name);
      if (value != null) {
        result.put(name, value);
      }
    }
    result.put("LANG", "C.UTF-8");
    result.put("HOME", home.toString());
    result.put("TMPDIR", folder.toString());
    result.put(MARK, mark);
    return result;
  }

  /** Leaves no way out but these. */
  static void replaceProxies(Map<String, String> environment, Map<String, String> own) {
    environment.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    environment.putAll(own);
  }

  /** Names only: a proxy's address may carry a password. */
  @Override
  public String toString() {
    return "ToolEnvironment" + ours.keySet();
  }

  @Factory
  static final class Ours {
    @Singleton
    ToolEnvironment toolEnvironment() {
      return new ToolEnvironment(System.getenv());
    }
  }
}
