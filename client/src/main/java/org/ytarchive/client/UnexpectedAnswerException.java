package org.ytarchive.client;

import jakarta.annotation.Nullable;

/** What answered is no YTArchive, or one that this version of the client does not understand. */
public final class UnexpectedAnswerException extends YTArchiveException {
  private static final long serialVersionUID = 1;

  UnexpectedAnswerException(Problem problem) {
    super(problem);
  }

  UnexpectedAnswerException(String message, @Nullable Throwable cause) {
    super(Problem.ours("UNEXPECTED_ANSWER", message), cause);
  }
}
