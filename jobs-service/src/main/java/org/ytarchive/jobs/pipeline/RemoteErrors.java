package org.ytarchive.jobs.pipeline;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.ErrorEnvelope;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;

/** What a failed call to another service means. */
final class RemoteErrors {
  private static final int MULTIPLE_CHOICES = 300;
  private static final int UNAVAILABLE = 503;

  private RemoteErrors() {}

  /** Whether the service is away just now, and will be back. */
  static boolean isAway(RuntimeException error) {
    return error instanceof HttpClientResponseException answered
        ? answered.code() == UNAVAILABLE
        : error instanceof HttpClientException;
  }

  /** What the service itself said. */
  static Optional<ErrorEnvelope.Body> body(RuntimeException error) {
    return error instanceof HttpClientResponseException answered
        ? answered.getResponse().getBody(ErrorEnvelope.class).map(ErrorEnvelope::error)
        : Optional.empty();
  }

  /** The answer as a failure of the step. */
  static StepFailed failure(String service, HttpClientResponseException error) {
    int status = error.code();
    var said = body(error);
    return new StepFailed(
        new Failure(
            said.map(ErrorEnvelope.Body::code).orElse(ErrorCode.COORDINATION_ERROR.name()),
            said.map(ErrorEnvelope.Body::message)
                .orElse("the " + service + " service answered " + status),
            kind(status, said),
            said.map(ErrorEnvelope.Body::details).orElse(Map.of())));
  }

  /** Whoever read a tool's output knows best. */
  private static FailureClass kind(int status, Optional<ErrorEnvelope.Body> said) {
    if (said.filter(RemoteErrors::isRefusal).isPresent()) {
      return FailureClass.BLOCKED;
    }
    if (said.filter(body -> body.code().equals(ErrorCode.DISK_FULL.name())).isPresent()) {
      return FailureClass.DISK_FULL;
    }
    boolean later = status >= 500 || status == 429 || status == 404 || status == 409;
    return later ? FailureClass.LATER : FailureClass.NEVER;
  }

  private static boolean isRefusal(ErrorEnvelope.Body said) {
    return FailureClass.BLOCKED.wireName().equals(said.details().get("failure_class"));
  }

  /** What a service said, whose client answers 404 without throwing. */
  static <T> T read(String service, HttpResponse<Envelope<T>> response) {
    var body = response.body();
    if (response.code() >= MULTIPLE_CHOICES || body == null) {
      throw new StepFailed(
          ErrorCode.COORDINATION_ERROR,
          "the " + service + " service answered " + response.code(),
          FailureClass.LATER);
    }
    return body.data();
  }

  static StepFailed away(String service) {
    return new StepFailed(
        ErrorCode.COORDINATION_ERROR,
        "the " + service + " service cannot be reached; it is tried again",
        FailureClass.LATER);
  }
}
