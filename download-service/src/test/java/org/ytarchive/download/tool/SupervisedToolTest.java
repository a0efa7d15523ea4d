package org.ytarchive.download.tool;

import java.util.ArrayList;
import java.util.List;

/** Programs that are started anew. */
class SupervisedToolTest extends SupervisedToolContract {
  @Override
  SupervisedTool tools(ToolEnvironment environment) {
    return new SupervisedTool(folders, environment);
  }

  @Override
  List<String> command(String script, List<String> arguments) {
    var line = new ArrayList<>(List.of(script(script)));
    line.addAll(arguments);
    return line;
  }

  @Override
  void settle() {}
}
