package org.ytarchive.download.egress;

import java.io.IOException;

/** A connection that did not come about, and why. */
public final class TroubleException extends IOException {
  private final transient Trouble trouble;

  TroubleException(Trouble trouble) {
    super(trouble.message());
    this.trouble = trouble;
  }

  TroubleException(Trouble.Kind kind, String message) {
    this(new Trouble(kind, message));
  }

  public Trouble trouble() {
    return trouble;
  }
}
