package org.ytarchive.common;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which page of a list is wanted: from an offset, or after a cursor, which is as quick at the end
 * of a long list as at its beginning.
 *
 * @param slice its limit, and its offset: 0 beside a cursor
 * @param after where the page before ended
 */
public record Paging(Slice slice, Optional<Cursor> after) {

  /**
   * Throws {@link ErrorCode#INVALID_PARAMETER} naming {@code limit}, {@code offset} or {@code
   * cursor}.
   *
   * @param cursor as the caller sent it
   * @param order what the list is sorted and filtered by; see {@link Cursor}
   */
  public static Paging read(int limit, int offset, @Nullable String cursor, String order) {
    var slice = new Slice(limit, offset);
    var after = Cursor.read(cursor, order);
    if (after.isPresent() && offset != 0) {
      throw ArchiveException.invalid("offset", "give a cursor or an offset, not both");
    }
    return new Paging(slice, after);
  }

  /** One row more than is shown tells whether there are more. */
  public int fetch() {
    return slice.limit() + 1;
  }

  /** Makes a page of {@link #fetch} rows or fewer. */
  public <T> Page<T> page(List<T> rows, Function<T, Cursor> cursor) {
    boolean more = rows.size() > slice.limit();
    var items = more ? List.copyOf(rows.subList(0, slice.limit())) : List.copyOf(rows);
    return new Page<>(
        items, more ? Optional.of(cursor.apply(items.getLast()).write()) : Optional.empty());
  }

  /**
   * One page.
   *
   * @param nextCursor for the page after it; empty at the end of the list
   */
  public record Page<T>(List<T> items, Optional<String> nextCursor) {

    public boolean hasMore() {
      return nextCursor.isPresent();
    }
  }
}
