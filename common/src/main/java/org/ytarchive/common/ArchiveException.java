package org.ytarchive.common;

import jakarta.annotation.Nullable;
import java.util.Map;

/** An error a caller may hear about: a code, a sentence that says what to do next, and details. */
public final class ArchiveException extends RuntimeException {
  private final ErrorCode code;
  private final transient Map<String, Object> details;

  public ArchiveException(ErrorCode code, String message) {
    this(code, message, Map.of());
  }

  public ArchiveException(ErrorCode code, String message, Map<String, Object> details) {
    this(code, message, details, null);
  }

  public ArchiveException(
      ErrorCode code, String message, Map<String, Object> details, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.details = Map.copyOf(details);
  }

  /** A 400 that names the parameter it is about. */
  public static ArchiveException invalid(String parameter, String message) {
    return new ArchiveException(
        ErrorCode.INVALID_PARAMETER, message, Map.of("parameter", parameter));
  }

  public ErrorCode code() {
    return code;
  }

  public Map<String, Object> details() {
    return details;
  }

  @Override
  public String getMessage() {
    var message = super.getMessage();
    return message == null ? code.name() : message;
  }
}
