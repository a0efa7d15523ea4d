package org.ytarchive.common.http;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ytarchive.common.settings.SettingsException;

/**
 * The decisions behind {@link AccessFilter}: which hosts, origins and tokens are ours. Made at
 * start, so that an unsafe combination never listens.
 */
@Context
class AccessRules {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final List<String> SERVICES = List.of("jobs", "metadata", "download", "storage");

  private final Set<String> hosts;
  private final Set<String> origins;
  private final List<String> tokens;

  AccessRules(AccessSettings settings) {
    this.tokens = readTokens(settings.tokensFile());
    this.origins = new HashSet<>(words(settings.allowedOrigins()));
    this.hosts = hosts(settings);
    refuseOpenDoor(settings);
    refuseEmptyFile(settings);
  }

  /** Whoever names a file of tokens does not want to be open to all. */
  private void refuseEmptyFile(AccessSettings settings) {
    var file = settings.tokensFile();
    boolean named = file != null && !file.isBlank();
    if (named && tokens.isEmpty() && !settings.allowUnauthenticated()) {
      throw new SettingsException(
          "API_TOKENS_FILE holds no token: " + file + "; ALLOW_UNAUTHENTICATED=true goes without");
    }
  }

  private void refuseOpenDoor(AccessSettings settings) {
    boolean open = !LOOPBACK.contains(settings.bindAddress()) && tokens.isEmpty();
    if (open && !settings.allowUnauthenticated()) {
      throw new SettingsException(
          "BIND_ADDRESS "
              + settings.bindAddress()
              + " can be reached from outside: set API_TOKENS_FILE, or ALLOW_UNAUTHENTICATED=true");
    }
  }

  private static Set<String> hosts(AccessSettings settings) {
    var hosts = new HashSet<>(LOOPBACK);
    for (var service : SERVICES) {
      hosts.addAll(List.of(service, service + "-service"));
    }
    hosts.add(settings.bindAddress().toLowerCase(Locale.ROOT));
    hosts.addAll(words(settings.allowedHosts()));
    return hosts;
  }

  private static List<String> readTokens(@Nullable String file) {
    if (file == null || file.isBlank()) {
      return List.of();
    }
    try {
      var tokens = Files.readAllLines(Path.of(file)).stream().map(String::strip);
      return tokens.filter(t -> !t.isEmpty() && !t.startsWith("#")).toList();
    } catch (IOException e) {
      throw new SettingsException("API_TOKENS_FILE cannot be read: " + file);
    }
  }

  private static List<String> words(@Nullable String list) {
    return list == null
        ? List.of()
        : Arrays.stream(list.toLowerCase(Locale.ROOT).split(","))
            .map(String::strip)
            .filter(w -> !w.isEmpty())
            .toList();
  }

  /** A name of ours, whatever the port. */
  boolean knowsHost(String header) {
    return hosts.contains(header.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", ""));
  }

  /** A page of our own host, or one that the operator listed. */
  boolean trustsOrigin(String origin, String host) {
    var asked = origin.toLowerCase(Locale.ROOT);
    return origins.contains(asked)
        || asked.equals("http://" + host.toLowerCase(Locale.ROOT))
        || asked.equals("https://" + host.toLowerCase(Locale.ROOT));
  }

  boolean asksForToken() {
    return !tokens.isEmpty();
  }

  /** Compared in constant time, whichever token it is. */
  boolean accepts(String token) {
    boolean found = false;
    for (var known : tokens) {
      found |= MessageDigest.isEqual(bytes(known), bytes(token));
    }
    return found;
  }

  /** What our own calls show to the other services, which read the same file. */
  Optional<String> ownToken() {
    return tokens.stream().findFirst();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
