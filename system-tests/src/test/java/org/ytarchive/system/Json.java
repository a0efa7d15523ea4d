package org.ytarchive.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.ytarchive.client.generated.ApiClient;

/** JSON as a stranger reads it, without any of the services' records. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Writes times as the wire has them. */
  private static final ObjectMapper MODELS = ApiClient.createDefaultObjectMapper();

  private Json() {}

  public static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  static <T> T read(String text, Class<T> type) {
    try {
      return MODELS.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  /** What the client answered, as JSON. */
  static JsonNode tree(Object model) {
    return MODELS.valueToTree(model);
  }
}
