package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A list that is read page by page, as far as somebody looks. */
final class Pages<T> implements Iterator<T> {
  private final Function<String, Page<T>> ask;
  private final Queue<T> items = new ArrayDeque<>();
  private String cursor = "";
  private boolean more = true;

  /**
   * @param next where the page after this one begins; null: there is none
   */
  record Page<T>(List<T> items, @Nullable String next) {}

  private Pages(Function<String, Page<T>> ask) {
    this.ask = ask;
  }

  /**
   * @param ask gets the page at a cursor; empty: the first
   */
  static <T> Stream<T> stream(Function<String, Page<T>> ask) {
    int traits = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(new Pages<>(ask), traits), false);
  }

  @Override
  public boolean hasNext() {
    while (items.isEmpty() && more) {
      read(ask.apply(cursor));
    }
    return !items.isEmpty();
  }

  private void read(Page<T> page) {
    items.addAll(page.items());
    var next = page.next();
    more = next != null && !next.equals(cursor);
    cursor = next == null ? "" : next;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return items.remove();
  }
}
