package org.ytarchive.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.ytarchive.client.generated.ApiClient;

/** How the wire is read and written. */
final class Json {
  /** Lenient towards what a newer service adds. */
  static final ObjectMapper MAPPER = ApiClient.createDefaultObjectMapper();

  private Json() {}

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + value, e);
    }
  }

  static <T> T read(byte[] json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new UnexpectedAnswerException("not what was expected: " + e.getMessage(), e);
    }
  }
}
