package org.ytarchive.download.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.ytarchive.common.http.tracing.Tracing;

/** A process of its own that starts a program and waits to be killed. */
final class ToolOwner {
  static final String FORKING = "forking";

  private final Path temp;
  private final String script;
  private final ToolFolders folders;
  private final ToolEnvironment environment =
      new ToolEnvironment(Map.of("PATH", System.getenv("PATH")));

  private ToolOwner(Path temp, String script) {
    this.temp = temp;
    this.script = script;
    this.folders = new ToolFolders(temp);
  }

  /** {@code TEMP WORK SCRIPT [forking]}; prints what the script prints. */
  public static void main(String[] arguments) throws Exception {
    var owner = new ToolOwner(Path.of(arguments[0]), arguments[2]);
    var work = Path.of(arguments[1]);
    try (var tool = arguments.length > 3 ? owner.fork(work) : owner.start(work)) {
      new CountDownLatch(1).await();
      throw new IllegalStateException("never here: " + tool);
    }
  }

  private RunningTool start(Path work) throws IOException {
    var line = List.of(SupervisedToolContract.script(script));
    return new SupervisedTool(folders, environment)
        .start(new ToolCommand(line, work), System.out::println, System.err::println);
  }

  private RunningTool fork(Path work) throws IOException {
    var python = new PythonThatExecutes(temp, folders);
    var tools = new SupervisedTool(folders, environment, Tracing.unheard(), python.servers());
    python.load(tools);
    var line = python.command(script, List.of());
    return tools.start(new ToolCommand(line, work), System.out::println, System.err::println);
  }
}
