package org.ytarchive.jobs.door.camera;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.serde.ObjectMapper;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ytarchive.jobs.door.InvalidInput;

/** Reads a body's fields, whether they come as JSON, as a form or not at all. */
@Singleton
class Fields {
  private static final Set<String> FORMS =
      Set.of(MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA);

  private final ObjectMapper json;

  Fields(ObjectMapper json) {
    this.json = json;
  }

  /** What no form and no type says is JSON. */
  Map<String, Object> read(HttpRequest<?> request, byte[] body) {
    if (isBlank(body)) {
      return Map.of();
    }
    var type = request.getContentType().map(MediaType::getName).orElse("");
    return FORMS.contains(type) ? form(request, body) : json(body);
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

  /** Of a field that is there several times the last one counts. */
  private static Map<String, Object> form(HttpRequest<?> request, byte[] body) {
    var whole =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
    whole
        .headers()
        .set(
            HttpHeaderNames.CONTENT_TYPE,
            String.valueOf(request.getHeaders().get(HttpHeaderNames.CONTENT_TYPE)));
    try {
      var decoder = new HttpPostRequestDecoder(new DefaultHttpDataFactory(false), whole);
      try {
        return attributes(decoder);
      } finally {
        decoder.destroy();
      }
    } catch (DecoderException | IOException e) { // not a form, or too many or too long fields
      throw InvalidInput.refusal(
          new InvalidInput(
              "form_invalid", List.of("body"), "There was an error parsing the body", null));
    }
  }

  private static Map<String, Object> attributes(HttpPostRequestDecoder decoder) throws IOException {
    var fields = new LinkedHashMap<String, Object>();
    for (var data : decoder.getBodyHttpDatas()) {
      if (data instanceof Attribute attribute) {
        fields.put(attribute.getName(), attribute.getValue());
      }
    }
    return fields;
  }
}
