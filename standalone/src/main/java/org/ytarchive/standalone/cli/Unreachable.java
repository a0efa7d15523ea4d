package org.ytarchive.standalone.cli;

/** A service does not answer. */
final class Unreachable extends RuntimeException {

  Unreachable(String service, String url, Exception cause) {
    super(
        "the "
            + service
            + " service does not answer at "
            + url
            + ": './ytarchive up --detach' starts it, './ytarchive logs' says what happened",
        cause);
  }
}
