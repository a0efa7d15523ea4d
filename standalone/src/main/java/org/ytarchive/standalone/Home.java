package org.ytarchive.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a stack keeps everything ({@code docs/operations.md} draws it).
 *
 * @param root {@code YTARCHIVE_HOME}
 */
public record Home(Path root) {

  public Path postgres() {
    return root.resolve("postgres");
  }

  public Path tools() {
    return root.resolve("tools");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  /** Says that a stack is up, by which process, and where. */
  public Path stateFile() {
    return run().resolve("stack.properties");
  }

  /** The process that holds the lock, from the first moment of its start. */
  Path pidFile() {
    return run().resolve("pid");
  }

  Path lockFile() {
    return run().resolve("lock");
  }

  private Path run() {
    return root.resolve("run");
  }

  void make() {
    try {
      for (var folder : List.of(root, run(), logs(), tools())) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new StartException(
          ExitCode.WRONG_SETTINGS,
          "YTARCHIVE_HOME cannot be used: " + e + ". Set it to a folder you may write to");
    }
  }
}
