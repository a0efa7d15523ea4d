package org.ytarchive.common.settings;

/** The settings cannot be used; the message is one line for the person who wrote them. */
public final class SettingsException extends RuntimeException {
  public SettingsException(String message) {
    super(message);
  }
}
