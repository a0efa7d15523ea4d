package org.ytarchive.client;

/** It is in a state that does not allow this (409), or another version than was named (412). */
public final class ConflictException extends YTArchiveException {
  private static final long serialVersionUID = 1;

  ConflictException(Problem problem) {
    super(problem);
  }
}
