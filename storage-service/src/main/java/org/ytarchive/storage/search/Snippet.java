package org.ytarchive.storage.search;

import jakarta.annotation.Nullable;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The piece of a text where a search found something, as HTML: what was looked for in {@code
 * <mark>}, everything else escaped.
 */
public final class Snippet {
  private static final int BEFORE = 60;
  private static final int LENGTH = 200;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}'’]*");
  private static final Pattern UNSPACED =
      Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}]");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final List<String> wanted;

  /**
   * @param stems what is looked for: stems and beginnings of words, or pieces of unspaced text,
   *     folded
   */
  public Snippet(Collection<String> stems) {
    this.wanted = stems.stream().distinct().toList();
  }

  /** Of the first text in which something is found, else the beginning of the first there is. */
  public String of(List<String> texts) {
    return texts.stream()
        .map(this::marked)
        .filter(html -> html.contains("<mark>"))
        .findFirst()
        .orElseGet(
            () ->
                texts.stream().filter(t -> !t.isBlank()).findFirst().map(this::marked).orElse(""));
  }

  private String marked(@Nullable String text) {
    if (text == null) {
      return "";
    }
    var plain = SPACE.matcher(text).replaceAll(" ").strip();
    var hits = hits(plain);
    int from = hits.isEmpty() ? 0 : start(plain, hits.getFirst().from());
    int to = end(plain, Math.max(from + LENGTH, hits.isEmpty() ? 0 : hits.getFirst().to()));
    var html = new StringBuilder(from > 0 ? "…" : "");
    int at = from;
    for (var hit : hits.stream().filter(h -> h.to() <= to).toList()) {
      html.append(escaped(plain.substring(at, hit.from()))).append("<mark>");
      html.append(escaped(plain.substring(hit.from(), hit.to()))).append("</mark>");
      at = hit.to();
    }
    return html.append(escaped(plain.substring(at, to)))
        .append(to < plain.length() ? "…" : "")
        .toString();
  }

  private record Hit(int from, int to) {}

  private List<Hit> hits(String text) {
    var hits = new ArrayList<Hit>();
    var words = WORD.matcher(text);
    while (words.find()) {
      if (UNSPACED.matcher(words.group()).find()) {
        pieces(text, words.start(), words.end(), hits);
      } else if (isWanted(folded(words.group()))) {
        hits.add(new Hit(words.start(), words.end()));
      }
    }
    return hits;
  }

  /** In a run of letters without spaces, each wanted piece; overlapping ones are one. */
  private void pieces(String text, int from, int to, List<Hit> hits) {
    for (int at = from; at < to; at++) {
      int end = pieceAt(text, at, to);
      if (end > at) {
        boolean joins = !hits.isEmpty() && hits.getLast().to() >= at;
        var hit = joins ? new Hit(hits.removeLast().from(), end) : new Hit(at, end);
        hits.add(hit);
      }
    }
  }

  private int pieceAt(String text, int at, int to) {
    for (var piece : wanted) {
      int end = at + piece.length();
      if (end <= to && folded(text.substring(at, end)).equals(piece)) {
        return end;
      }
    }
    return at;
  }

  /** A stem's last letter may be another one in the word: happi, happy. */
  private boolean isWanted(String word) {
    return wanted.stream()
        .anyMatch(
            stem ->
                word.startsWith(stem)
                    || stem.length() > 3
                        && stem.endsWith("i")
                        && word.startsWith(stem.substring(0, stem.length() - 1) + "y"));
  }

  private static String folded(String word) {
    var apart = Normalizer.normalize(word, Normalizer.Form.NFKD);
    var plain = apart.replaceAll("[\u0300-\u036f'’]", "");
    return Normalizer.normalize(plain, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /** A little before the first hit, where a word begins. */
  private static int start(String text, int hit) {
    if (hit <= BEFORE) {
      return 0;
    }
    int space = text.indexOf(' ', hit - BEFORE);
    return space < 0 || space >= hit ? whole(text, hit) : space + 1;
  }

  private static int end(String text, int wanted) {
    if (wanted >= text.length()) {
      return text.length();
    }
    int space = text.lastIndexOf(' ', wanted);
    return space > wanted - BEFORE ? space : whole(text, wanted);
  }

  /** Not between the halves of a character. */
  private static int whole(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
