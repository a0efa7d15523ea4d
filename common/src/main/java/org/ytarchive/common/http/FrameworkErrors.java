package org.ytarchive.common.http;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/**
 * What the framework raised, in our envelope: no body of its own, no class name and no trace leaves
 * the house.
 */
@Singleton
@Primary
class FrameworkErrors implements ErrorResponseProcessor<Object> {
  private final ErrorBodies bodies;

  FrameworkErrors(ErrorBodies bodies) {
    this.bodies = bodies;
  }

  @Override
  public MutableHttpResponse<Object> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    return bodies.fill(context.getRequest(), response, translate(context, response.code()));
  }

  private static ArchiveException translate(ErrorContext context, int status) {
    var cause = context.getRootCause().orElse(null);
    if (status >= 500 && cause != null && DatabaseAway.explains(cause)) {
      return DatabaseAway.error();
    }
    return switch (status) {
      case 404 ->
          new ArchiveException(
              ErrorCode.NOT_FOUND,
              "there is nothing at this address; GET /docs shows what there is");
      case 405 ->
          new ArchiveException(
              ErrorCode.METHOD_NOT_ALLOWED,
              "this method is not allowed here; GET /docs shows which are");
      case 406 ->
          new ArchiveException(
              ErrorCode.NOT_ACCEPTABLE,
              "this cannot be answered in that form; ask for application/json");
      case 413 -> new ArchiveException(ErrorCode.PAYLOAD_TOO_LARGE, "the body is too large");
      case 415 ->
          new ArchiveException(
              ErrorCode.UNSUPPORTED_MEDIA_TYPE, "send the body as application/json");
      default -> status >= 500 ? ours() : callers(context);
    };
  }

  static ArchiveException ours() {
    return new ArchiveException(
        ErrorCode.INTERNAL_ERROR, "an error of ours; the log has it under this X-Request-Id");
  }

  private static ArchiveException callers(ErrorContext context) {
    var message =
        context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
    return new ArchiveException(ErrorCode.INVALID_PARAMETER, plain(message), details(context));
  }

  private static Map<String, Object> details(ErrorContext context) {
    var details = new LinkedHashMap<String, Object>();
    context.getErrors().stream()
        .flatMap(e -> e.getPath().stream())
        .map(path -> path.replaceFirst("^/", ""))
        .findFirst()
        .ifPresent(path -> details.put("parameter", path));
    return details;
  }

  /** The framework names classes and quotes source text; a caller needs neither. */
  private static String plain(String message) {
    var line = message.lines().findFirst().orElse("");
    if (line.isBlank()) {
      return "the request cannot be read";
    }
    if (line.contains("JSON") || line.contains("Error decoding") || line.contains("Token")) {
      return "the body is not the JSON this address takes";
    }
    return line.replaceAll("\\b([a-z]+\\.)+[A-Z]\\w*", "value");
  }
}
