package org.ytarchive.client;

import java.net.URI;

/** Nothing answered, or the connection broke; {@link #getCause()} says how. */
public final class UnreachableException extends YTArchiveException {
  private static final long serialVersionUID = 1;

  UnreachableException(URI address, Throwable cause) {
    super(Problem.ours("UNREACHABLE", address + " does not answer: " + cause), cause);
  }

  UnreachableException(String message, Throwable cause) {
    super(Problem.ours("UNREACHABLE", message), cause);
  }
}
