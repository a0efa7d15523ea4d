package org.ytarchive.standalone.postgres;

import jakarta.annotation.Nullable;

/** The embedded PostgreSQL cannot be had; the message says to a person why, in few lines. */
public final class PostgresException extends RuntimeException {

  PostgresException(String message) {
    this(message, null);
  }

  PostgresException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
