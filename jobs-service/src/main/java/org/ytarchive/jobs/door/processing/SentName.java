package org.ytarchive.jobs.door.processing;

/** What a sender calls a file, made harmless: it is shown, and never part of a path. */
final class SentName {
  private static final int MAX = 200;

  private SentName() {}

  /** Without folders and what cannot be seen; {@code upload} if nothing is left. */
  static String shown(String sent) {
    var name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
    var visible = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}]", "").strip();
    var shown =
        visible
            .codePoints()
            .limit(MAX)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return shown.isEmpty() ? "upload" : shown;
  }
}
