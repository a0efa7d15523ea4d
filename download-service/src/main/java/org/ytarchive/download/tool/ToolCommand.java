package org.ytarchive.download.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to run, where.
 *
 * @param arguments the program's absolute path and its arguments; no shell reads them
 * @param folder becomes its working folder and is locked for it alone
 * @param limits of what it may take; empty for a program that needs none
 * @param proxies what stands in its environment instead of the operator's proxies
 */
public record ToolCommand(
    List<String> arguments,
    Path folder,
    Optional<ToolLimits> limits,
    Optional<Map<String, String>> proxies) {

  public ToolCommand {
    arguments = List.copyOf(arguments);
  }

  public ToolCommand(List<String> arguments, Path folder) {
    this(arguments, folder, Optional.empty(), Optional.empty());
  }

  /** The same under limits. */
  public ToolCommand within(ToolLimits most) {
    return new ToolCommand(arguments, folder, Optional.of(most), proxies);
  }

  /** The same with no way out but these proxies. */
  public ToolCommand by(Map<String, String> ways) {
    return new ToolCommand(arguments, folder, limits, Optional.of(ways));
  }
}
