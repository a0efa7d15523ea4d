package org.ytarchive.standalone;

/** The stack cannot start; the message is for the person who started it. */
final class StartException extends RuntimeException {
  private final ExitCode exit;

  StartException(ExitCode exit, String message) {
    super(message);
    this.exit = exit;
  }

  ExitCode exit() {
    return exit;
  }
}
