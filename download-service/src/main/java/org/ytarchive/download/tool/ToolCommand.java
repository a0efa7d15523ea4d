package org.ytarchive.download.tool;

import java.nio.file.Path;
import java.util.List;

/**
 * What to run, where.
 *
 * @param arguments the program's absolute path and its arguments; no shell reads them
 * @param folder becomes its working folder and is locked for it alone
 */
public record ToolCommand(List<String> arguments, Path folder) {

  public ToolCommand {
    arguments = List.copyOf(arguments);
  }
}
