package org.ytarchive.client;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** An answer that is no success: its envelope, problem document, or whatever came. */
record ErrorAnswer(URI address, int status, HttpHeaders headers, byte[] body) {
  private static final int EXCERPT = 200;
  private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

  /** How long to stay away, where the answer says so in seconds. */
  Optional<Duration> retryAfter() {
    try {
      return headers.firstValue("Retry-After").map(String::strip).map(ErrorAnswer::seconds);
    } catch (NumberFormatException aDate) {
      return Optional.empty();
    }
  }

  private static Duration seconds(String text) {
    return Duration.ofSeconds(Math.max(0, Long.parseLong(text)));
  }

  String code() {
    return problem().code();
  }

  YTArchiveException exception() {
    var problem = problem();
    return switch (status) {
      case 404, 410 -> new NotFoundException(problem);
      case 401, 403 -> new AccessDeniedException(problem);
      case 409, 412 -> new ConflictException(problem);
      case 429 -> new RateLimitedException(problem, retryAfter());
      default -> byClass(problem);
    };
  }

  private YTArchiveException byClass(Problem problem) {
    return switch (status / 100) {
      case 4 -> new InvalidRequestException(problem);
      case 5 -> new ServiceFailedException(problem);
      default -> new UnexpectedAnswerException(problem);
    };
  }

  private Problem problem() {
    var json = json();
    var error = json.path("error");
    if (error.path("code").isTextual()) {
      return problem(error.path("code"), error.path("message"), error.path("details"));
    }
    if (json.path("code").isTextual()) { // RFC 9457
      return problem(json.path("code"), json.path("detail"), json.path("details"));
    }
    return new Problem(status, "UNEXPECTED_ANSWER", excerpt(), Map.of(), requestId());
  }

  private Problem problem(JsonNode code, JsonNode message, JsonNode details) {
    Map<String, Object> said =
        details.isObject() ? Json.MAPPER.convertValue(details, DETAILS) : Map.of();
    return new Problem(status, code.asText(), message.asText(""), said, requestId());
  }

  @Nullable
  private String requestId() {
    return headers.firstValue("X-Request-Id").orElse(null);
  }

  private JsonNode json() {
    try {
      var read = Json.MAPPER.readTree(body);
      return read == null ? Json.MAPPER.nullNode() : read;
    } catch (IOException notJson) {
      return Json.MAPPER.nullNode();
    }
  }

  private String excerpt() {
    var text = new String(body, StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip();
    var shown = text.length() > EXCERPT ? text.substring(0, EXCERPT) + "…" : text;
    return address + " answered" + (shown.isEmpty() ? " nothing" : ": " + shown);
  }
}
