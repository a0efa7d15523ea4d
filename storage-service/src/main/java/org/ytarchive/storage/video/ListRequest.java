package org.ytarchive.storage.video;

import java.util.Locale;
import java.util.Optional;
import org.ytarchive.storage.search.SearchQuery;

/**
 * Which videos a list shows, and how it is sorted.
 *
 * @param search empty: all
 */
public record ListRequest(Optional<SearchQuery> search, VideoOrder sorted) {

  /** What its cursors are made for. */
  public String order() {
    var key = sorted.key().name().toLowerCase(Locale.ROOT);
    var way = sorted.descending() ? "desc" : "asc";
    return "%s %s %s".formatted(key, way, search.map(SearchQuery::mark).orElse(""));
  }
}
