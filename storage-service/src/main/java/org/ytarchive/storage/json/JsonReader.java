package org.ytarchive.storage.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON into maps, lists and scalars without losing anything: fractions come as {@link
 * java.math.BigDecimal}, never as a double that is only near.
 */
public final class JsonReader {
  /** Enough for any metadata; more is an attack on somebody's stack. */
  public static final int MAX_DEPTH = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private JsonReader() {}

  /** The one value the bytes hold; throws {@link IOException} when they are not JSON in UTF-8. */
  @Nullable
  public static Object read(byte[] json) throws IOException {
    try (var parser = FACTORY.createParser(json)) {
      return document(parser);
    }
  }

  /** The object a {@code jsonb} column holds. */
  public static Map<String, Object> readObject(String json) {
    try (var parser = FACTORY.createParser(json)) {
      parser.nextToken();
      return object(parser);
    } catch (IOException e) {
      throw new IllegalStateException("a stored document cannot be read", e);
    }
  }

  @Nullable
  private static Object document(JsonParser parser) throws IOException {
    if (parser.nextToken() == null) {
      throw new IOException("no JSON");
    }
    var value = value(parser);
    if (parser.nextToken() != null) {
      throw new IOException("more than one JSON value");
    }
    return value;
  }

  @Nullable
  private static Object value(JsonParser parser) throws IOException {
    var token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return object(parser);
    }
    if (token == JsonToken.START_ARRAY) {
      return array(parser);
    }
    if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      return parser.getDecimalValue();
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return parser.getNumberValue();
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return parser.getBooleanValue();
    }
    return token == JsonToken.VALUE_NULL ? null : parser.getText();
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    var object = new LinkedHashMap<String, Object>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private static List<Object> array(JsonParser parser) throws IOException {
    var array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }
}
