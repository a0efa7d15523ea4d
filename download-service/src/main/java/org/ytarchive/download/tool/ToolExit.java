package org.ytarchive.download.tool;

import java.util.List;

/**
 * How a program ended.
 *
 * @param code its exit code; 128 + n when signal n ended it
 * @param lastErrors the last lines of its standard error, oldest first, each cut to a sane length
 */
public record ToolExit(int code, List<String> lastErrors) {
  /** Another program holds the folder. */
  public static final int FOLDER_IN_USE = 75;

  /** The folder cannot be written. */
  public static final int FOLDER_UNUSABLE = 73;

  public boolean isSuccess() {
    return code == 0;
  }
}
