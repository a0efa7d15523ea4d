package org.ytarchive.storage.video.postgres;

import java.util.Set;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.Cursor;

/**
 * Where in a search a page ended: in which stretch of ids, and at which hit of it.
 *
 * @param top the stretch's highest id
 * @param bits how wide it is
 * @param loosely whether the search allows for typing mistakes
 * @param total as the first page told it
 */
record SearchPlace(
    long top, int bits, float score, long id, boolean loosely, RankedSearch.Total total) {
  private static final Set<Integer> WIDTHS = Set.of(10, 12, 14, 16, 18, 20, 63);

  Cursor cursor(String order) {
    return Cursor.after(
        order, id, top, bits, Float.toString(score), id, loosely, total.count(), total.isExact());
  }

  /** Throws INVALID_PARAMETER naming {@code cursor}: anybody can write one. */
  static SearchPlace of(Cursor cursor) {
    var total = new RankedSearch.Total(cursor.number(5), Boolean.parseBoolean(cursor.text(6)));
    var place =
        new SearchPlace(
            cursor.number(0),
            (int) cursor.number(1),
            score(cursor.text(2)),
            cursor.number(3),
            Boolean.parseBoolean(cursor.text(4)),
            total);
    if (!WIDTHS.contains(place.bits) || place.top < 0 || total.count() < 0) {
      throw foreign();
    }
    return place;
  }

  private static float score(String text) {
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      throw foreign();
    }
  }

  private static ArchiveException foreign() {
    return ArchiveException.invalid(
        "cursor", "this cursor is none that a search here has answered");
  }
}
