package org.ytarchive.common.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/**
 * What nobody else answers for: the database being away, which is one line in the log however many
 * ask; callers that went; and our own faults, with their whole story.
 */
@Singleton
class UnforeseenErrors implements ExceptionHandler<Throwable, HttpResponse<?>> {
  private static final Logger log = LoggerFactory.getLogger(UnforeseenErrors.class);
  private static final Pattern GONE =
      Pattern.compile("(?i).*(connection (reset|closed|abort)|broken pipe).*");

  private final ErrorBodies bodies;

  UnforeseenErrors(ErrorBodies bodies) {
    this.bodies = bodies;
  }

  @Override
  public HttpResponse<?> handle(HttpRequest request, Throwable error) {
    if (DatabaseAway.explains(error)) {
      log.warn("database away: {} is answered 503", LoggedAddress.of(request));
      return bodies.answer(request, DatabaseAway.error());
    }
    if (isOfTheConnection(error)) {
      log.debug("the caller of {} went: {}", LoggedAddress.of(request), error.toString());
      return bodies.answer(request, cut());
    }
    log.error("{} failed", LoggedAddress.of(request), error);
    return bodies.answer(request, FrameworkErrors.ours());
  }

  private static boolean isOfTheConnection(Throwable error) {
    return error instanceof ClosedChannelException
        || error.getClass().getSimpleName().equals("IncorrectContentLengthException")
        || error instanceof IOException
            && GONE.matcher(String.valueOf(error.getMessage())).matches();
  }

  private static ArchiveException cut() {
    return new ArchiveException(
        ErrorCode.INVALID_PARAMETER, "the body ended too early; send it again");
  }
}
