package org.ytarchive.storage.serving;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a caller already has, against what there is (RFC 9110, 13.2.2: in that order).
 *
 * @param etag strong, in quotes
 * @param modified whole seconds
 */
record Conditions(HttpRequest<?> request, String etag, Instant modified) {

  /** Whether the caller wants an answer only for another state of the file. */
  boolean failed() {
    var ifMatch = all(HttpHeaders.IF_MATCH);
    if (!ifMatch.isEmpty()) {
      return !ifMatch.contains("*") && !ifMatch.contains(etag);
    }
    return time(HttpHeaders.IF_UNMODIFIED_SINCE).filter(modified::isAfter).isPresent();
  }

  /** Whether the caller has this state already. */
  boolean notModified() {
    var ifNoneMatch = all(HttpHeaders.IF_NONE_MATCH);
    if (!ifNoneMatch.isEmpty()) {
      return ifNoneMatch.contains("*")
          || ifNoneMatch.stream().map(Conditions::opaque).anyMatch(etag::equals);
    }
    return time(HttpHeaders.IF_MODIFIED_SINCE)
        .filter(since -> !modified.isAfter(since))
        .isPresent();
  }

  /** Whether a range still belongs to what the caller has of the file. */
  boolean rangeHolds() {
    var ifRange = request.getHeaders().get(HttpHeaders.IF_RANGE);
    if (ifRange == null) {
      return true;
    }
    return ifRange.strip().equals(etag) || parse(ifRange).filter(modified::equals).isPresent();
  }

  private List<String> all(String header) {
    return request.getHeaders().getAll(header).stream()
        .flatMap(line -> Arrays.stream(line.split(",")))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .toList();
  }

  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }

  private Optional<Instant> time(String header) {
    return parse(request.getHeaders().get(header));
  }

  /** What is no date is as good as not sent. */
  private static Optional<Instant> parse(@Nullable String date) {
    if (date == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
