package org.ytarchive.download.egress;

/**
 * Why a source could not be had.
 *
 * @param message for the caller; names no password
 */
public record Trouble(Kind kind, String message) {

  /** What it was, told apart where it makes a difference to who reads it. */
  public enum Kind {
    /** It leads to where nothing may be recorded from. */
    NOT_ALLOWED,
    UNRESOLVABLE,
    UNREACHABLE,
    UNAUTHORIZED,
    NOT_FOUND,
    /** It wanted to send us elsewhere. */
    REDIRECTED,
    SERVER_ERROR,
    WRONG_CONTENT
  }

  static Trouble ofStatus(int status, String what) {
    return switch (status) {
      case 401, 403, 407 ->
          new Trouble(Kind.UNAUTHORIZED, what + " answered " + status + ": wrong name or password");
      case 404, 410 -> new Trouble(Kind.NOT_FOUND, what + " answered " + status + ": no such path");
      default -> new Trouble(Kind.SERVER_ERROR, what + " answered " + status);
    };
  }
}
