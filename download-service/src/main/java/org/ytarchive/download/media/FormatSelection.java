package org.ytarchive.download.media;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A choice of formats in our subset of yt-dlp's grammar, checked:
 *
 * <pre>
 * selection   = alternative *( "/" alternative )             the first that can be had
 * alternative = stream *( "+" stream )                       merged into one file
 * stream      = name *filter
 * name        = "best" | "worst" | "bestvideo" | "worstvideo" | "bestaudio" | "worstaudio", each
 *               also with "*" (may hold the other kind too) and in short: b w bv wv ba wa
 *             | format id: digits, or digits "-" letters and digits
 * filter      = "[" key operator value "]"
 * key         = height | width | fps | filesize | tbr | abr   with &lt; &lt;= &gt; &gt;= = !=
 *             | ext | vcodec | acodec                         with = != ^= $= *=
 * </pre>
 *
 * <p>An operator may be followed by {@code ?}: formats that do not say pass too. Blanks between the
 * parts do not count. It is written out from what was understood, never as it came.
 */
public record FormatSelection(List<Alternative> alternatives) {

  /** Streams that are merged into one file. */
  public record Alternative(List<Stream> streams) {
    @Override
    public String toString() {
      return join(streams, "+");
    }
  }

  /** One stream of those on offer. */
  public record Stream(String name, List<Filter> filters) {
    @Override
    public String toString() {
      return name + join(filters, "");
    }
  }

  /** What a stream must be like. */
  public record Filter(String key, String operator, boolean orUnknown, String value) {
    @Override
    public String toString() {
      return "[" + key + operator + (orUnknown ? "?" : "") + value + "]";
    }
  }

  /**
   * Reads a selection; {@code INVALID_PARAMETER} naming {@code format_selection} and the position
   * of the first character that does not fit.
   */
  public static FormatSelection parse(String text) {
    return new FormatSelectionParser(text).parse();
  }

  private static String join(List<?> parts, String separator) {
    return parts.stream().map(Object::toString).collect(Collectors.joining(separator));
  }

  /** As yt-dlp reads it. */
  @Override
  public String toString() {
    return join(alternatives, "/");
  }
}
