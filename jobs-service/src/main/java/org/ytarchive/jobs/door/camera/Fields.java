package org.ytarchive.jobs.door.camera;

import io.micronaut.http.HttpRequest;
import io.micronaut.serde.ObjectMapper;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ytarchive.jobs.door.FormBody;
import org.ytarchive.jobs.door.InvalidInput;

/** Reads a body's fields, whether they come as JSON, as a form or not at all. */
@Singleton
class Fields {
  private final ObjectMapper json;

  Fields(ObjectMapper json) {
    this.json = json;
  }

  /** What no form and no type says is JSON. */
  Map<String, Object> read(HttpRequest<?> request, byte[] body) {
    if (isBlank(body)) {
      return Map.of();
    }
    return FormBody.isSaid(request) ? form(request, body) : json(body);
  }

  private static boolean isBlank(byte[] body) {
    for (byte each : body) {
      if (each != ' ' && each != '\n' && each != '\r' && each != '\t') {
        return false;
      }
    }
    return true;
  }

  private Map<String, Object> json(byte[] body) {
    Object read = parsed(body);
    if (read == null) {
      return Map.of();
    }
    if (!(read instanceof Map<?, ?> map)) {
      throw InvalidInput.refusal(
          new InvalidInput(
              "model_attributes_type",
              List.of("body"),
              "Input should be a valid dictionary or object to extract fields from",
              read));
    }
    var fields = new LinkedHashMap<String, Object>();
    map.forEach((name, value) -> fields.put(String.valueOf(name), value));
    return fields;
  }

  @Nullable
  private Object parsed(byte[] body) {
    try {
      return json.readValue(body, Object.class);
    } catch (IOException e) {
      throw InvalidInput.refusal(
          new InvalidInput("json_invalid", List.of("body", 0), "JSON decode error", null));
    }
  }

  private static Map<String, Object> form(HttpRequest<?> request, byte[] body) {
    try {
      return new LinkedHashMap<>(FormBody.fields(request, body));
    } catch (IOException e) {
      throw InvalidInput.refusal(
          new InvalidInput(
              "form_invalid", List.of("body"), "There was an error parsing the body", null));
    }
  }
}
