package org.ytarchive.common.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.ytarchive.common.ArchiveException;

/** What our own code raised. */
@Singleton
class ArchiveExceptionHandler implements ExceptionHandler<ArchiveException, HttpResponse<?>> {
  private final ErrorBodies bodies;

  ArchiveExceptionHandler(ErrorBodies bodies) {
    this.bodies = bodies;
  }

  @Override
  public HttpResponse<?> handle(HttpRequest request, ArchiveException exception) {
    return bodies.answer(request, exception);
  }
}
