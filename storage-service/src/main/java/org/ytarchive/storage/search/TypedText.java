package org.ytarchive.storage.search;

import java.util.ArrayList;
import java.util.List;

/** Takes apart what was typed. Nothing is wrong: a quote left open is none yet. */
final class TypedText {
  private static final String OPENING = "\"\u201C\u201E\u00AB";
  private static final String CLOSING = "\"\u201D\u201C\u00BB";

  private final String text;
  private final List<SearchQuery.Term> terms = new ArrayList<>();
  private int at;
  private boolean typing;

  TypedText(String text) {
    this.text =
        text.codePoints()
            .map(TypedText::storable)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /** A database takes neither the zero character nor half of a pair. */
  private static int storable(int c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? ' ' : c;
  }

  SearchQuery query() {
    while (skipSpace()) {
      boolean excluded = text.charAt(at) == '-' && isFollowed();
      at += excluded ? 1 : 0;
      int end = OPENING.indexOf(text.charAt(at)) < 0 ? -1 : closingQuote();
      if (end >= 0) {
        add(text.substring(at + 1, end), true, excluded);
        at = end + 1;
      } else {
        word(excluded);
      }
    }
    return new SearchQuery(terms, typing);
  }

  private boolean skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length();
  }

  private boolean isFollowed() {
    return at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1));
  }

  private int closingQuote() {
    for (int i = at + 1; i < text.length(); i++) {
      if (CLOSING.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private void word(boolean excluded) {
    int from = at;
    at++; // past an open quote, too
    while (at < text.length() && !endsWord(text.charAt(at))) {
      at++;
    }
    add(text.substring(from, at), false, excluded);
    typing = at == text.length() && !excluded;
  }

  private static boolean endsWord(char c) {
    return Character.isWhitespace(c) || OPENING.indexOf(c) >= 0;
  }

  private void add(String term, boolean exact, boolean excluded) {
    typing = false;
    if (term.codePoints().anyMatch(Character::isLetterOrDigit)) {
      terms.add(new SearchQuery.Term(term, exact, excluded));
    }
  }
}
