package org.ytarchive.storage.video;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.json.Storable;

/**
 * What is known of a kept video: any JSON object, kept as it was sent, and of it the few things
 * Storage itself understands.
 *
 * @param duration seconds
 */
public record RecordMetadata(
    Map<String, Object> json,
    @Nullable String title,
    @Nullable String description,
    @Nullable Long duration,
    @Nullable Instant publishedAt,
    @Nullable String channelId,
    @Nullable String channelTitle) {
  private static final int MAX_TITLE = 5_000; // characters; lists carry titles
  private static final BigDecimal MAX_DURATION = BigDecimal.valueOf(1_000_000_000); // 31 years

  /** Throws {@link ErrorCode#METADATA_INVALID} saying which part is wrong. */
  @SuppressWarnings("unchecked")
  public static RecordMetadata of(@Nullable Object sent) {
    if (!(sent instanceof Map<?, ?> json)) {
      throw invalid("metadata", "metadata must be a JSON object");
    }
    Storable.problem("metadata", json)
        .ifPresent(
            problem -> {
              throw invalid("metadata", problem);
            });
    return new RecordMetadata(
        (Map<String, Object>) json,
        title(json.get("title"), "title"),
        text(json.get("description"), "description"),
        duration(json.get("duration")),
        time(json.get("published_at")),
        channel(json, "id"),
        channel(json, "title"));
  }

  @Nullable
  private static String text(@Nullable Object value, String name) {
    return switch (value) {
      case null -> null;
      case String text -> text;
      default -> throw wrong(name, "a text");
    };
  }

  @Nullable
  private static String title(@Nullable Object value, String name) {
    var title = text(value, name);
    if (title != null && title.length() > MAX_TITLE) {
      throw wrong(name, "at most " + MAX_TITLE + " characters");
    }
    return title;
  }

  /** Seconds; tools give fractions, listeners want whole ones. */
  @Nullable
  private static Long duration(@Nullable Object value) {
    var seconds =
        switch (value) {
          case null -> null;
          case BigDecimal n -> n;
          case BigInteger n -> new BigDecimal(n);
          case Number n -> BigDecimal.valueOf(n.longValue());
          default -> throw wrong("duration", "a number of seconds");
        };
    if (seconds == null) {
      return null;
    }
    if (seconds.signum() < 0 || seconds.compareTo(MAX_DURATION) > 0) {
      throw wrong("duration", "0.." + MAX_DURATION + " seconds");
    }
    return seconds.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  @Nullable
  private static Instant time(@Nullable Object value) {
    var text = text(value, "published_at");
    if (text == null) {
      return null;
    }
    try {
      var time = OffsetDateTime.parse(text);
      if (time.getYear() >= 1 && time.getYear() <= 9999) {
        return time.toInstant();
      }
    } catch (DateTimeParseException notATime) {
      // the same answer as for a year nobody has lived in
    }
    throw wrong("published_at", "a time such as 2009-10-25T06:57:33Z");
  }

  /** An object with {@code id} and {@code title}, as Metadata says it, or just a name. */
  @Nullable
  private static String channel(Map<?, ?> json, String part) {
    return switch (json.get("channel")) {
      case null -> null;
      case Map<?, ?> channel -> title(channel.get(part), "channel." + part);
      case String name -> part.equals("title") ? title(name, "channel") : null;
      default -> throw wrong("channel", "an object with id and title");
    };
  }

  private static ArchiveException wrong(String name, String wanted) {
    return invalid("metadata." + name, "metadata." + name + " must be " + wanted);
  }

  private static ArchiveException invalid(String parameter, String message) {
    return new ArchiveException(
        ErrorCode.METADATA_INVALID, message, Map.of("parameter", parameter));
  }
}
