package org.ytarchive.standalone.cli;

import java.util.Collection;

/** Where jobs that are under way are shown. */
interface Board {

  /** Shows how all of them are; called several times a second. */
  void show(Collection<Followed> jobs);

  /** One bar per job, drawn over, on a terminal; lines now and then elsewhere. */
  static Board of(Terminal terminal) {
    return terminal.isInteractive() ? new DrawnBoard(terminal) : new PlainBoard(terminal);
  }
}
