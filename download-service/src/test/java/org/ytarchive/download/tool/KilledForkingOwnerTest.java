package org.ytarchive.download.tool;

import java.util.List;

/** With a keeper over each forked program. */
class KilledForkingOwnerTest extends KilledOwnerContract {
  @Override
  List<String> way() {
    return List.of(ToolOwner.FORKING);
  }

  @Override
  String supervisor() {
    return "fork_server.py\0keeper";
  }
}
