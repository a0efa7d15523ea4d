package org.ytarchive.download.ytdlp;

import java.util.regex.Pattern;

/** A tool's line without what must not be shown: passwords in addresses, signed queries. */
final class Redacted {
  private static final Pattern CREDENTIALS = Pattern.compile("://[^/@\\s]+@");
  private static final Pattern QUERY = Pattern.compile("(https?://[^\\s?'\"]+)\\?[^\\s'\")]+");
  private static final int LONGEST = 600;

  private Redacted() {}

  static String line(String line) {
    var clean = CREDENTIALS.matcher(line).replaceAll("://***@");
    var shown = QUERY.matcher(clean).replaceAll("$1?...");
    return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "..." : shown;
  }
}
