package org.ytarchive.jobs.door.camera;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.ytarchive.jobs.capture.CameraSettings;
import org.ytarchive.jobs.capture.CaptureWork;
import org.ytarchive.jobs.capture.DurationForm;
import org.ytarchive.jobs.capture.StreamUrl;
import org.ytarchive.jobs.door.InvalidInput;

/**
 * Reads the fields of {@code POST /collect}. All of them are optional; what is wrong with any is
 * said at once, as FastAPI says it. A field nobody knows is passed over.
 */
final class Wish {
  private static final int LONGEST_NAME = 200;
  private static final int MOST_RETRIES = 19;
  private static final int DEFAULT_RETRIES = 4;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Set<String> YES = Set.of("true", "t", "1", "on", "yes", "y");
  private static final Set<String> NO = Set.of("false", "f", "0", "off", "no", "n");

  private final Map<String, Object> fields;
  private final CameraSettings settings;
  private final List<InvalidInput> wrong = new ArrayList<>();

  private Wish(Map<String, Object> fields, CameraSettings settings) {
    this.fields = fields;
    this.settings = settings;
  }

  /** A capture as it was asked for, and how often it is tried again. */
  record Read(CaptureWork work, int retries) {}

  /** Throws FastAPI's 422 with everything that is wrong. */
  static Read read(Map<String, Object> fields, CameraSettings settings) {
    return new Wish(fields, settings).read();
  }

  private Read read() {
    var url = text("stream_url").flatMap(this::source).orElse(settings.defaultUrl());
    var duration = duration().orElse(settings.defaultDuration());
    var audio = given("audio").map(this::flag).orElse(true);
    var name = text("name").flatMap(this::name).orElse(null);
    int retries = retries();
    if (!wrong.isEmpty()) {
      throw InvalidInput.refusal(wrong.toArray(InvalidInput[]::new));
    }
    var source = url == null || url.isBlank() ? null : url;
    return new Read(new CaptureWork(source, duration, audio, name), retries);
  }

  /** Null and an empty form field are not given. */
  private Optional<Object> given(String field) {
    return Optional.ofNullable(fields.get(field)).filter(value -> !value.equals(""));
  }

  private Optional<String> text(String field) {
    var value = given(field);
    if (value.isPresent() && !(value.get() instanceof String)) {
      say("string_type", field, "Input should be a valid string", value.get());
    }
    return value.filter(String.class::isInstance).map(String.class::cast).map(String::strip);
  }

  private Optional<String> source(String url) {
    var fault = StreamUrl.fault(url);
    fault.ifPresent(why -> say("value_error", "stream_url", "stream_url " + why, url));
    return fault.isPresent() ? Optional.empty() : Optional.of(url);
  }

  private Optional<Duration> duration() {
    var value = given("duration");
    var read = value.flatMap(v -> DurationForm.read(v.toString()));
    if (value.isPresent() && read.isEmpty()) {
      say(
          "time_delta_parsing",
          "duration",
          "Input should be whole seconds, or a duration such as 30s, 5m, 1h or PT30S",
          value.get());
    }
    read.filter(d -> d.compareTo(Duration.ofSeconds(1)) < 0)
        .ifPresent(
            d -> bound("greater_than_equal", "duration", "greater than or equal to 1 second"));
    read.filter(d -> d.compareTo(settings.longest()) > 0)
        .ifPresent(d -> bound("less_than_equal", "duration", "less than or equal to " + longest()));
    return read;
  }

  private String longest() {
    return settings.longest().toSeconds() + " seconds";
  }

  private void bound(String type, String field, String what) {
    say(type, field, "Input should be " + what, fields.get(field));
  }

  private boolean flag(Object value) {
    var word = value.toString().strip().toLowerCase(Locale.ROOT);
    if (!YES.contains(word) && !NO.contains(word)) {
      say(
          "bool_parsing",
          "audio",
          "Input should be a valid boolean, unable to interpret input",
          value);
    }
    return YES.contains(word);
  }

  private Optional<String> name(String name) {
    if (name.length() > LONGEST_NAME) {
      say(
          "string_too_long",
          "name",
          "String should have at most " + LONGEST_NAME + " characters",
          name);
    }
    if (CONTROL.matcher(name).find()) {
      say("value_error", "name", "name holds no control characters", name);
    }
    return Optional.of(name).filter(n -> !n.isEmpty());
  }

  private int retries() {
    var value = given("retries");
    var number = value.map(Wish::wholeNumber).orElse(OptionalInt.of(DEFAULT_RETRIES));
    if (number.isEmpty()) {
      say("int_parsing", "retries", "Input should be a valid integer", value.orElseThrow());
    } else if (number.getAsInt() < 0) {
      bound("greater_than_equal", "retries", "greater than or equal to 0");
    } else if (number.getAsInt() > MOST_RETRIES) {
      bound("less_than_equal", "retries", "less than or equal to " + MOST_RETRIES);
    }
    return number.orElse(0);
  }

  private static OptionalInt wholeNumber(Object value) {
    var text = value.toString().strip();
    return text.matches("-?\\d{1,9}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  private void say(String type, String field, String message, @Nullable Object input) {
    wrong.add(new InvalidInput(type, List.of("body", field), message, input));
  }
}
