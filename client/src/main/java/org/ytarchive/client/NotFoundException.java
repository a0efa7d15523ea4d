package org.ytarchive.client;

/** There is no such job, video, file or the like (404, 410). */
public final class NotFoundException extends YTArchiveException {
  private static final long serialVersionUID = 1;

  NotFoundException(Problem problem) {
    super(problem);
  }
}
