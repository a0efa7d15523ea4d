package org.ytarchive.jobs.door.collector.live;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Ids of sessions, random but for their last twelve digits: those are the id of the container this
 * process runs in, by which a gateway finds the replica a session lives in. Outside of containers
 * they are random, too.
 */
final class SessionIds {
  private static final Pattern CONTAINER = Pattern.compile("[0-9a-f]{12}");
  private static final long NODE_BITS = 0xffff_ffff_ffffL;

  private final String host;

  SessionIds(String host) {
    this.host = host.toLowerCase(Locale.ROOT);
  }

  /** One of this machine's. */
  static UUID next() {
    return new SessionIds(System.getenv().getOrDefault("HOSTNAME", "")).make();
  }

  /** Enough is left to chance, 74 bits of it, that nobody guesses another's. */
  UUID make() {
    var random = UUID.randomUUID();
    if (!CONTAINER.matcher(host).matches()) {
      return random;
    }
    long node = Long.parseLong(host, 16);
    return new UUID(
        random.getMostSignificantBits(), (random.getLeastSignificantBits() & ~NODE_BITS) | node);
  }
}
