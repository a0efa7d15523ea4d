package org.ytarchive.storage.video;

import jakarta.annotation.Nullable;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.search.SearchField;
import org.ytarchive.storage.search.SearchQuery;

/** What is looked for, and where. */
public record SearchRequest(SearchQuery query, SearchField field) {

  /** Throws {@link ErrorCode#INVALID_PARAMETER} or {@link ErrorCode#SEARCH_ERROR}. */
  public static SearchRequest of(@Nullable String q, String type) {
    var field = SearchField.of(type);
    var query =
        SearchQuery.read(q)
            .orElseThrow(() -> ArchiveException.invalid("q", "q says what to look for"));
    return new SearchRequest(query, field);
  }

  /** What its cursors are made for. */
  public String order() {
    return "score %s %s".formatted(field.wireName(), query.mark());
  }
}
