package org.ytarchive.storage.link;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ytarchive.common.ArchiveException;

/** UUIDs in their one written form: they become names of folders. */
final class LinkIds {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private LinkIds() {}

  static Optional<UUID> find(String text) {
    return Optional.of(text).filter(FORM.asMatchPredicate()).map(UUID::fromString);
  }

  /** Throws {@code INVALID_PARAMETER} naming it. */
  static UUID parse(String name, String text) {
    return find(text)
        .orElseThrow(() -> ArchiveException.invalid(name, name + " is a UUID in lower case"));
  }
}
