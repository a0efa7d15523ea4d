package org.ytarchive.metadata.playlist;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;

/**
 * A video's place in a list.
 *
 * @param position 1 for the first
 * @param unavailableReason {@code private}, {@code deleted}, {@code unavailable}; null: available
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Entry(
    String videoId, @Nullable String title, int position, @Nullable String unavailableReason) {

  /** The same after another entry: YouTube may leave out a position, but never goes back. */
  Entry after(int last) {
    return position > last ? this : new Entry(videoId, title, last + 1, unavailableReason);
  }

  boolean available() {
    return unavailableReason == null;
  }
}
