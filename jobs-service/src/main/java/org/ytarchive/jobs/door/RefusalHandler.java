package org.ytarchive.jobs.door;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.LoggedAddress;

/** Answers a {@link Refusal} in the form of the door it comes from. */
@Singleton
class RefusalHandler implements ExceptionHandler<Refusal, HttpResponse<?>> {
  private static final Logger log = LoggerFactory.getLogger(RefusalHandler.class);
  private static final int SERVER_ERROR = 500;

  private final DoorDialect dialect;

  RefusalHandler(DoorDialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public HttpResponse<?> handle(HttpRequest request, Refusal refusal) {
    if (refusal.status() >= SERVER_ERROR && refusal.getCause() != null) {
      log.error("{} failed", LoggedAddress.of(request), refusal.getCause());
    }
    var member = dialect.at(request).map(Door::errors).map(RefusalHandler::member).orElse("error");
    return HttpResponse.status(refusal.status(), "").body(Map.of(member, refusal.getMessage()));
  }

  private static String member(ErrorForm form) {
    return switch (form) {
      case ERROR -> "error";
      case DETAIL -> "detail";
    };
  }
}
