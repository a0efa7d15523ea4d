package org.ytarchive.standalone;

/** The stack cannot start; the message is for the person who started it. */
public final class StartException extends RuntimeException {
  private final ExitCode exit;

  StartException(ExitCode exit, String message) {
    super(message);
    this.exit = exit;
  }

  public ExitCode exit() {
    return exit;
  }
}
