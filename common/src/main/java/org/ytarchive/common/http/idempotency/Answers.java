package org.ytarchive.common.http.idempotency;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.http.ErrorBodies;

/** Writes answers down and reads them out again. */
@Singleton
class Answers {
  /** Says that an answer is the first one's. */
  static final String REPLAYED = "Idempotent-Replayed";

  private static final int SERVER_ERRORS = 500;

  /** May be otherwise in a moment, or for another caller. */
  private static final Set<Integer> PASSING = Set.of(401, 403, 408, 429);

  private final JsonMapper json;
  private final ErrorBodies errors;

  Answers(JsonMapper json, ErrorBodies errors) {
    this.json = json;
    this.errors = errors;
  }

  /** Whether the same request should hear the same error again. */
  static boolean isKept(ErrorCode code) {
    return code.status() < SERVER_ERRORS
        && !PASSING.contains(code.status())
        && code != ErrorCode.IDEMPOTENCY_IN_FLIGHT;
  }

  StoredAnswer of(HttpRequest<?> request, ArchiveException e) {
    return of(errors.answer(request, e));
  }

  StoredAnswer of(HttpResponse<?> response) {
    return new StoredAnswer(
        response.code(),
        response.getContentType().orElse(MediaType.APPLICATION_JSON_TYPE).toString(),
        response.getHeaders().get(HttpHeaders.LOCATION),
        write(response.body()));
  }

  private byte[] write(@Nullable Object body) {
    try {
      return body == null ? new byte[0] : json.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static HttpResponse<?> replay(StoredAnswer answer) {
    MutableHttpResponse<byte[]> response =
        HttpResponse.<byte[]>status(HttpStatus.valueOf(answer.status()))
            .body(answer.body())
            .contentType(MediaType.of(answer.contentType()))
            .header(REPLAYED, "true");
    Optional.ofNullable(answer.location())
        .ifPresent(location -> response.header(HttpHeaders.LOCATION, location));
    return response;
  }
}
