package org.ytarchive.storage.search;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/**
 * What somebody looks for, as people type it: words, all of which must occur; {@code "exact
 * phrases"}; {@code -without}.
 *
 * @param typing whether the last word may be half typed
 */
public record SearchQuery(List<Term> terms, boolean typing) {
  public static final int MAX_LENGTH = 500;
  public static final int MAX_TERMS = 32;

  public SearchQuery {
    terms = List.copyOf(terms);
  }

  /**
   * One word or phrase.
   *
   * @param exact as it is written, and in this order
   * @param excluded must not occur
   */
  public record Term(String text, boolean exact, boolean excluded) {}

  /**
   * Empty for blank text. Throws {@link ErrorCode#SEARCH_ERROR} when it is too long, has too many
   * words, or says only what is not wanted.
   */
  public static Optional<SearchQuery> read(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return Optional.empty();
    }
    if (typed.length() > MAX_LENGTH) {
      throw refused("a search may have at most " + MAX_LENGTH + " characters");
    }
    var query = new TypedText(typed).query();
    if (query.terms.size() > MAX_TERMS) {
      throw refused("a search may have at most " + MAX_TERMS + " words and phrases");
    }
    if (!query.terms.isEmpty() && query.terms.stream().allMatch(Term::excluded)) {
      throw refused("say what you look for, too, not only what to leave out");
    }
    return Optional.of(query);
  }

  /** Tells one query from another, in a few characters. */
  public String mark() {
    return Integer.toHexString(hashCode());
  }

  private static ArchiveException refused(String message) {
    return new ArchiveException(
        ErrorCode.SEARCH_ERROR, message, Map.of("max_length", MAX_LENGTH, "max_terms", MAX_TERMS));
  }
}
