package org.ytarchive.storage.video;

import java.util.Arrays;
import java.util.Locale;
import org.ytarchive.common.ArchiveException;

/**
 * How a list is sorted. The order is total: equal ones stand in the order they were kept. A title
 * sorts without case and accents; an unknown title or duration counts as smallest.
 */
public record VideoOrder(Key key, boolean descending) {

  /** What a list can be sorted by. */
  public enum Key {
    STORED_AT,
    TITLE,
    DURATION
  }

  /** Throws INVALID_PARAMETER naming {@code sort} or {@code order}. */
  public static VideoOrder of(String sort, String order) {
    var key =
        Arrays.stream(Key.values())
            .filter(k -> k.name().toLowerCase(Locale.ROOT).equals(sort))
            .findFirst()
            .orElseThrow(
                () -> ArchiveException.invalid("sort", "sort is stored_at, title or duration"));
    return switch (order) {
      case "asc" -> new VideoOrder(key, false);
      case "desc" -> new VideoOrder(key, true);
      default -> throw ArchiveException.invalid("order", "order is asc or desc");
    };
  }
}
