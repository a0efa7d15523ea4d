package org.ytarchive.standalone.backup;

/** A backup or a restore cannot go on; the message is one line for the person who asked for it. */
public final class BackupException extends RuntimeException {
  public BackupException(String message) {
    super(message);
  }

  public BackupException(String message, Throwable cause) {
    super(message, cause);
  }
}
