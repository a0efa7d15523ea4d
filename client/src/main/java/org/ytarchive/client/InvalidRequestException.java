package org.ytarchive.client;

/**
 * What was asked for cannot be: 400, 413, 415, 416, 422 and the like. Asking again changes nothing.
 */
public final class InvalidRequestException extends YTArchiveException {
  private static final long serialVersionUID = 1;

  InvalidRequestException(Problem problem) {
    super(problem);
  }
}
