package org.ytarchive.storage.json;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/** Writes what {@link JsonReader} read. */
@Singleton
public class JsonText {
  private final JsonMapper mapper;

  JsonText(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /** The object as JSON, for a {@code jsonb} column. */
  public String write(Map<String, Object> object) {
    try {
      return new String(mapper.writeValueAsBytes(object), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ArchiveException(
          ErrorCode.METADATA_INVALID, "metadata cannot be written as JSON", Map.of(), e);
    }
  }
}
