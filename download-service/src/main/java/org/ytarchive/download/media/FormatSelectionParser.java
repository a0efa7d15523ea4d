package org.ytarchive.download.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.download.media.FormatSelection.Alternative;
import org.ytarchive.download.media.FormatSelection.Filter;
import org.ytarchive.download.media.FormatSelection.Stream;

/** Reads a {@link FormatSelection} from left to right. */
final class FormatSelectionParser {
  private static final int LONGEST = 500;
  private static final Pattern NAME =
      Pattern.compile("(best|worst)(video|audio)?\\*?|[bw][va]?\\*?|[0-9]{1,6}(-[a-z0-9]{1,16})?");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9*-]+");
  private static final Pattern KEY = Pattern.compile("[a-z]+");
  private static final Pattern OPERATOR = Pattern.compile("<=|>=|!=|\\^=|\\$=|\\*=|<|>|=");
  private static final Pattern NUMBER =
      Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,6})?([kKmMgGtT]i?[Bb]?)?");
  private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,40}");
  private static final Set<String> NUMERIC =
      Set.of("height", "width", "fps", "filesize", "tbr", "abr");
  private static final Set<String> TEXTUAL = Set.of("ext", "vcodec", "acodec");
  private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=", "=", "!=");
  private static final Set<String> LIKENESS = Set.of("=", "!=", "^=", "$=", "*=");

  private final String text;
  private int at;

  FormatSelectionParser(String text) {
    this.text = text;
  }

  FormatSelection parse() {
    if (text.length() > LONGEST) {
      throw wrong(LONGEST, "at most " + LONGEST + " characters");
    }
    var alternatives = new ArrayList<Alternative>();
    do {
      alternatives.add(alternative());
    } while (skip("/"));
    if (at < text.length()) {
      throw wrong(at, "'/', '+' or '['");
    }
    return new FormatSelection(List.copyOf(alternatives));
  }

  private Alternative alternative() {
    var streams = new ArrayList<Stream>();
    do {
      streams.add(stream());
    } while (skip("+"));
    return new Alternative(List.copyOf(streams));
  }

  private Stream stream() {
    blanks();
    int start = at;
    var name = take(WORD, "a format such as best, bv* or 137");
    if (!NAME.matcher(name).matches()) {
      throw wrong(start, "a format such as best, bv* or 137");
    }
    var filters = new ArrayList<Filter>();
    while (skip("[")) {
      filters.add(filter());
    }
    return new Stream(name, List.copyOf(filters));
  }

  private Filter filter() {
    blanks();
    int start = at;
    var key = take(KEY, "a key such as height");
    if (!NUMERIC.contains(key) && !TEXTUAL.contains(key)) {
      throw wrong(start, "height, width, fps, filesize, tbr, abr, ext, vcodec or acodec");
    }
    var operator = operator(NUMERIC.contains(key) ? ORDER : LIKENESS);
    boolean orUnknown = skip("?");
    blanks();
    var value = NUMERIC.contains(key) ? take(NUMBER, "a number") : take(TEXT, "letters and digits");
    if (!skip("]")) {
      throw wrong(at, "']'");
    }
    return new Filter(key, operator, orUnknown, value);
  }

  private String operator(Set<String> allowed) {
    blanks();
    int start = at;
    var operator = take(OPERATOR, "an operator");
    if (!allowed.contains(operator)) {
      throw wrong(start, "one of " + allowed.stream().sorted().toList());
    }
    return operator;
  }

  private String take(Pattern pattern, String expected) {
    var match = pattern.matcher(text).region(at, text.length());
    if (!match.lookingAt()) {
      throw wrong(at, expected);
    }
    at = match.end();
    return match.group();
  }

  private boolean skip(String token) {
    blanks();
    if (!text.startsWith(token, at)) {
      return false;
    }
    at += token.length();
    return true;
  }

  private void blanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private static ArchiveException wrong(int position, String expected) {
    return new ArchiveException(
        ErrorCode.INVALID_PARAMETER,
        "format_selection: expected " + expected + " at position " + position,
        Map.of("parameter", "format_selection", "position", position));
  }
}
