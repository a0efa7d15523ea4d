package org.ytarchive.jobs.door.collector;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.serde.ObjectMapper;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ytarchive.jobs.door.FormBody;
import org.ytarchive.jobs.door.Refusal;

/**
 * What {@code POST /start_collection} was sent, as a form, as JSON, or not at all; parameters of
 * the address count where the body says nothing. Names nobody knows are passed over.
 */
record Wish(Map<String, String> fields) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]{1,128}");
  private static final int BAD_REQUEST = 400;

  /** Throws a {@link Refusal} when the body is not what its type says. */
  static Wish read(HttpRequest<?> request, byte[] body, ObjectMapper json) {
    var fields = new LinkedHashMap<String, String>();
    request.getParameters().forEach((name, values) -> fields.put(name, values.getFirst()));
    if (!new String(body, StandardCharsets.UTF_8).isBlank()) {
      fields.putAll(isJson(request) ? ofJson(body, json) : ofForm(request, body));
    }
    return new Wish(fields);
  }

  private static boolean isJson(HttpRequest<?> request) {
    return request
        .getContentType()
        .filter(type -> type.getSubtype().equals(MediaType.APPLICATION_JSON_TYPE.getSubtype()))
        .isPresent();
  }

  /** What no type says is one. */
  private static Map<String, String> ofForm(HttpRequest<?> request, byte[] body) {
    try {
      return FormBody.fields(request, body);
    } catch (IOException e) {
      throw new Refusal(BAD_REQUEST, "The form cannot be read.");
    }
  }

  private static Map<String, String> ofJson(byte[] body, ObjectMapper json) {
    try {
      var fields = new LinkedHashMap<String, String>();
      if (!(json.readValue(body, Object.class) instanceof Map<?, ?> object)) {
        throw new Refusal(BAD_REQUEST, "The body must be a JSON object.");
      }
      object.forEach((name, value) -> put(fields, String.valueOf(name), value));
      return fields;
    } catch (IOException e) {
      throw new Refusal(BAD_REQUEST, "The body is not JSON.");
    }
  }

  private static void put(Map<String, String> fields, String name, @Nullable Object value) {
    if (value instanceof Map || value instanceof Iterable) {
      throw new Refusal(BAD_REQUEST, name + " must be one value.");
    }
    if (value != null) {
      fields.put(name, value.toString());
    }
  }

  /** The client's own name for the job; empty: we make one. */
  Optional<String> name() {
    var name = find("job_id");
    name.filter(given -> !isName(given))
        .ifPresent(
            bad -> {
              throw new Refusal(
                  BAD_REQUEST,
                  "job_id must be 1 to 128 letters, digits, dots, tildes, dashes or underscores.");
            });
    return name;
  }

  /** It becomes part of an address. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches() && !text.matches("\\.{1,2}");
  }

  /** Empty when it is not there or blank. */
  Optional<String> find(String field) {
    return Optional.ofNullable(fields.get(field)).map(String::strip).filter(v -> !v.isEmpty());
  }
}
