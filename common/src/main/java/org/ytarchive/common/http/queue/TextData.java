package org.ytarchive.common.http.queue;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import jakarta.annotation.Nullable;
import java.nio.charset.StandardCharsets;

/**
 * Keeps what a row of a queue carries as plain text: nothing in a database is ever read as Java
 * objects.
 */
public final class TextData implements Serializer {

  @Override
  @Nullable
  public byte[] serialize(@Nullable Object data) {
    return data == null ? null : data.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  @Nullable
  public <T> T deserialize(Class<T> type, @Nullable byte[] bytes) {
    return bytes == null ? null : type.cast(new String(bytes, StandardCharsets.UTF_8));
  }
}
