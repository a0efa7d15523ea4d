package org.ytarchive.client;

/** The service, or what it leans on, failed (5xx). It may do better later. */
public final class ServiceFailedException extends YTArchiveException {
  private static final long serialVersionUID = 1;

  ServiceFailedException(Problem problem) {
    super(problem);
  }
}
