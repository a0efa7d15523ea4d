package org.ytarchive.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the system knows about a process that is not our child. */
final class Processes {

  private Processes() {}

  /** Whether it still runs; one that ended and waits to be collected by its parent does not. */
  static boolean lives(long pid) {
    var stat = Path.of("/proc", Long.toString(pid), "stat");
    if (!Files.isDirectory(Path.of("/proc/self"))) {
      return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
    try {
      var text = Files.readString(stat);
      char state = text.charAt(text.lastIndexOf(')') + 2);
      return state != 'Z' && state != 'X';
    } catch (IOException gone) {
      return false;
    }
  }

  /**
   * Whether a living process is a PostgreSQL that works in this folder; its number alone proves
   * nothing, numbers come again after a restart of the machine.
   */
  static boolean isPostgresIn(long pid, Path data) {
    return lives(pid) && looksLikePostgres(pid) && worksIn(pid, data, true);
  }

  /** Whether any process still works in this folder: a server's children outlive it for moments. */
  static boolean anyWorksIn(Path data) {
    return ProcessHandle.allProcesses()
        .mapToLong(ProcessHandle::pid)
        .anyMatch(pid -> worksIn(pid, data, false) && lives(pid));
  }

  private static boolean looksLikePostgres(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "comm")).startsWith("postgres");
    } catch (IOException noSuchFile) {
      return ProcessHandle.of(pid)
          .flatMap(p -> p.info().command())
          .map(c -> c.endsWith("postgres"))
          .orElse(false);
    }
  }

  private static boolean worksIn(long pid, Path data, boolean whenHidden) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
          .equals(data.toRealPath());
    } catch (IOException hidden) {
      return whenHidden;
    }
  }
}
