package org.ytarchive.storage.search;

import java.util.Arrays;
import java.util.Locale;
import org.ytarchive.common.ArchiveException;

/** Where a search looks. */
public enum SearchField {
  TITLE,
  DESCRIPTION,
  /** Title, channel, description and what is said. */
  ALL;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Throws INVALID_PARAMETER naming {@code type}. */
  public static SearchField of(String wireName) {
    return Arrays.stream(values())
        .filter(field -> field.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(() -> ArchiveException.invalid("type", "type is title, description or all"));
  }
}
