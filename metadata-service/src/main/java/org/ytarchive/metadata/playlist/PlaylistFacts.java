package org.ytarchive.metadata.playlist;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.ytarchive.metadata.video.Source;

/**
 * What is kept about a list.
 *
 * @param entries from the first on, without a gap
 * @param complete whether there are no more
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record PlaylistFacts(
    PlaylistHead head, List<Entry> entries, boolean complete, Source source) {

  boolean reaches(int limit) {
    return complete || entries.size() >= limit;
  }
}
