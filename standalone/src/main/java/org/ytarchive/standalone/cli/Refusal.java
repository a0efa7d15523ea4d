package org.ytarchive.standalone.cli;

/** A service answered with an error of its own. */
final class Refusal extends RuntimeException {
  private final String code;

  Refusal(String code, String message) {
    super(message);
    this.code = code;
  }

  String code() {
    return code;
  }

  String describe() {
    return code + ": " + getMessage();
  }
}
