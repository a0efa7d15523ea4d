package org.ytarchive.standalone;

/** How our programs end; {@code ./ytarchive help} lists the same. 3 is the script's own. */
public enum ExitCode {
  DONE(0),
  FAILED(1),
  WRONG_SETTINGS(2),
  PORT_TAKEN(4),
  HOME_IN_USE(5);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
