package org.ytarchive.download.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A process of its own that starts a program and waits to be killed. */
final class ToolOwner {
  private ToolOwner() {}

  /** {@code TEMP WORK PROGRAM}; prints what the program prints. */
  public static void main(String[] arguments) throws Exception {
    var environment = new ToolEnvironment(Map.of("PATH", System.getenv("PATH")));
    var tools = new SupervisedTool(new ToolFolders(Path.of(arguments[0])), environment);
    var command = new ToolCommand(List.of(arguments[2]), Path.of(arguments[1]));
    try (var tool = tools.start(command, System.out::println, System.err::println)) {
      new CountDownLatch(1).await();
      throw new IllegalStateException("never here: " + tool);
    }
  }
}
