package org.ytarchive.download.output;

import java.nio.file.Path;

/** A file's name in its two parts. */
public final class FileName {

  private FileName() {}

  /** What stands before the last dot. */
  public static String stem(Path file) {
    var name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** What stands behind the last dot; the whole name, if there is none. */
  public static String ending(Path file) {
    var name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
