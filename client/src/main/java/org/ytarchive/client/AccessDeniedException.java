package org.ytarchive.client;

/** No token, a wrong one, or a host name that the service does not know (401, 403). */
public final class AccessDeniedException extends YTArchiveException {
  private static final long serialVersionUID = 1;

  AccessDeniedException(Problem problem) {
    super(problem);
  }
}
