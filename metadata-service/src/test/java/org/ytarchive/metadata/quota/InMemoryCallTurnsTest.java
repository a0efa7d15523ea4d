package org.ytarchive.metadata.quota;

import org.ytarchive.metadata.testing.InMemoryCallTurns;

class InMemoryCallTurnsTest extends CallTurnsContract {
  private final CallTurns turns = new InMemoryCallTurns();

  @Override
  protected CallTurns turns() {
    return turns;
  }
}
