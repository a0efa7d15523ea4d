package org.ytarchive.jobs.door.sessions;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ytarchive.common.Hashes;

/**
 * What a session's caller shows: a UUID of 122 random bits. It is a credential, so nothing of it
 * appears where objects are written out, and nothing but its {@link #hash} is kept.
 */
final class SessionId {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final UUID value;

  private SessionId(UUID value) {
    this.value = value;
  }

  static SessionId random() {
    return new SessionId(UUID.randomUUID());
  }

  /** Empty for what is no UUID in its usual form. */
  static Optional<SessionId> parse(String text) {
    return Optional.of(text)
        .filter(FORM.asMatchPredicate())
        .map(UUID::fromString)
        .map(SessionId::new);
  }

  /** SHA-256: of so many random bits nobody finds the id again. */
  byte[] hash() {
    var bytes = ByteBuffer.allocate(2 * Long.BYTES);
    bytes.putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
    return Hashes.sha256(bytes.array());
  }

  /** For the answer to its owner, and for nobody else. */
  String reveal() {
    return value.toString();
  }

  @Override
  public String toString() {
    return "a session id";
  }
}
