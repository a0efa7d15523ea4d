package org.ytarchive.storage.upload;

import org.ytarchive.storage.json.Storable;

/** What a sender calls a file, made harmless: it becomes a title at most, never part of a path. */
final class FileName {
  private static final int MAX = 200;

  private FileName() {}

  /** Without folders, ending and what cannot be seen; empty if nothing is left. */
  static String title(String sent) {
    var name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
    int dot = name.lastIndexOf('.');
    var bare = dot > 0 ? name.substring(0, dot) : name;
    var visible = bare.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}]", "").strip();
    var title =
        visible
            .codePoints()
            .limit(MAX)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return Storable.isStorable(title) ? title : "";
  }
}
