package org.ytarchive.common.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;

/**
 * What our own code raised. Callers hear what went wrong; why it did, if it is our side, the log
 * does.
 */
@Singleton
class ArchiveExceptionHandler implements ExceptionHandler<ArchiveException, HttpResponse<?>> {
  private static final Logger log = LoggerFactory.getLogger(ArchiveExceptionHandler.class);
  private static final int SERVER_ERROR = 500;

  private final ErrorBodies bodies;

  ArchiveExceptionHandler(ErrorBodies bodies) {
    this.bodies = bodies;
  }

  @Override
  public HttpResponse<?> handle(HttpRequest request, ArchiveException exception) {
    var cause = exception.getCause();
    if (exception.code().status() >= SERVER_ERROR && cause != null) {
      log.warn(
          "{}: {} {}: {}",
          LoggedAddress.of(request),
          exception.code(),
          exception.getMessage(),
          cause.toString());
    }
    return bodies.answer(request, exception);
  }
}
