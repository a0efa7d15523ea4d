package org.ytarchive.download.output;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How a finished file is named: a small part of yt-dlp's output template. {@code %(title)s}, {@code
 * %(title).80B} (at most 80 bytes), {@code %(title).80s} (at most 80 characters) and {@code %%};
 * the fields are in {@link #FIELDS}. A name always holds the id, never a folder, and has at most
 * {@link #MAX_BYTES} bytes, whatever the title is.
 */
public final class OutputTemplate {
  public static final int MAX_BYTES = 200;
  public static final Set<String> FIELDS =
      Set.of(
          "id",
          "title",
          "ext",
          "channel",
          "channel_id",
          "upload_date",
          "duration",
          "width",
          "height");

  private static final Pattern PLACE =
      Pattern.compile("%(?:(%)|\\((\\w+)\\)(?:\\.(\\d{1,4}))?([sdB]))");
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
  private static final String NOTHING = "NA";

  private final String text;

  private OutputTemplate(String text) {
    this.text = text;
  }

  /** Throws {@link IllegalArgumentException} with a sentence for the one who wrote it. */
  public static OutputTemplate parse(String text) {
    var rest = PLACE.matcher(text).replaceAll(OutputTemplate::known);
    if (rest.indexOf('%') >= 0) {
      throw new IllegalArgumentException("a place is written %(field)s, and a percent sign %%");
    }
    if (rest.indexOf('/') >= 0 || rest.indexOf('\\') >= 0) {
      throw new IllegalArgumentException("it names files, not folders: no / or \\");
    }
    return new OutputTemplate(text);
  }

  private static String known(MatchResult place) {
    if (place.group(2) != null && !FIELDS.contains(place.group(2))) {
      throw new IllegalArgumentException("no field " + place.group(2) + ", only " + FIELDS);
    }
    return "";
  }

  /**
   * The file's name.
   *
   * @param values by field, cleaned here; must hold {@code id} and {@code ext}
   */
  public String render(Map<String, String> values) {
    var ext = "." + clean(values, "ext").toLowerCase(Locale.ROOT);
    var full = fill(field -> clean(values, field));
    var stem = full.endsWith(ext) ? full.substring(0, full.length() - ext.length()) : full;
    return fit(tame(stem), clean(values, "id"), ext);
  }

  /** The name with a number that tells it from another file of that name. */
  public static String numbered(String name, int number) {
    int dot = name.lastIndexOf('.');
    var end = " (" + number + ")" + name.substring(dot);
    var stem = name.substring(0, dot);
    return CleanText.cut(stem, MAX_BYTES - CleanText.size(end)) + end;
  }

  private String fill(Function<String, String> value) {
    return PLACE.matcher(text).replaceAll(place -> quoted(fill(place, value)));
  }

  private static String quoted(String literal) {
    return java.util.regex.Matcher.quoteReplacement(literal);
  }

  private static String fill(MatchResult place, Function<String, String> value) {
    if (place.group(1) != null) {
      return "%";
    }
    var full = value.apply(place.group(2));
    return Optional.ofNullable(place.group(3))
        .map(Integer::parseInt)
        .map(limit -> place.group(4).equals("B") ? CleanText.cut(full, limit) : head(full, limit))
        .orElse(full);
  }

  private static String head(String text, int characters) {
    return text.codePointCount(0, text.length()) <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters));
  }

  private static String clean(Map<String, String> values, String field) {
    var clean = CleanText.of(values.getOrDefault(field, ""));
    return clean.isEmpty() ? NOTHING : clean;
  }

  /** No hidden file, no option, no device, nothing Windows strips silently. */
  private static String tame(String stem) {
    var tame = CleanText.of(stem).replaceFirst("^[.\\s]+", "").replaceFirst("[.\\s]+$", "");
    return tame.startsWith("-") || RESERVED.matcher(tame).matches() ? "_" + tame : tame;
  }

  private static String fit(String stem, String id, String ext) {
    if (stem.contains(id) && CleanText.size(stem + ext) <= MAX_BYTES) {
      return stem + ext;
    }
    var end = stem.equals("") ? id + ext : " [" + id + "]" + ext;
    var room = MAX_BYTES - CleanText.size(end);
    var cut = CleanText.cut(stem, room);
    return cut.contains(id) ? cut + ext : cut.strip() + end;
  }
}
