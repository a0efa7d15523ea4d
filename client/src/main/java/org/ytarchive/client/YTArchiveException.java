package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that was asked of YTArchive came to nothing. The subclasses say what a program can do
 * about it; {@link #code()} says what happened.
 */
public class YTArchiveException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  YTArchiveException(Problem problem, @Nullable Throwable cause) {
    super(problem.describe(), cause);
    this.problem = problem;
  }

  YTArchiveException(Problem problem) {
    this(problem, null);
  }

  /**
   * The service's code, such as {@code JOB_NOT_FOUND}; the documentation of the API lists them. A
   * newer service may send others. Where no service spoke it is {@code UNREACHABLE}, {@code
   * UNEXPECTED_ANSWER}, {@code HASH_MISMATCH}, {@code JOB_NOT_COMPLETED} or {@code TIMEOUT}.
   */
  public String code() {
    return problem.code();
  }

  /** The HTTP status of the answer; 0 when there was none. */
  public int status() {
    return problem.status();
  }

  /** What the service said beside its message, such as {@code parameter} or {@code reset_at}. */
  public Map<String, Object> details() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(problem.details()));
  }

  /** The id under which the service's log has the request; null when there was no answer. */
  @Nullable
  public String requestId() {
    return problem.requestId();
  }
}
