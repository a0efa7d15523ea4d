package org.ytarchive.download.tool;

import java.util.List;

/** With a shell over each program. */
class KilledOwnerTest extends KilledOwnerContract {
  @Override
  List<String> way() {
    return List.of();
  }

  @Override
  String supervisor() {
    return "supervise.sh";
  }
}
