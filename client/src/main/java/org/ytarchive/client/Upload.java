package org.ytarchive.client;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.ytarchive.client.model.VideoRecordView;
import org.ytarchive.client.model.VideoRecordViewEnvelope;

/**
 * A video or sound to be taken in, with what is known about it. It is read while it is sent.
 *
 * <pre>{@code
 * Upload.of(Path.of("holiday.mp4")).metadata(Map.of("title", "Holiday"))
 * }</pre>
 */
public final class Upload {
  private final String fileName;
  private final Supplier<BodyPublisher> content;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private String idempotencyKey = UUID.randomUUID().toString();

  private Upload(String fileName, Supplier<BodyPublisher> content) {
    this.fileName = fileName;
    this.content = content;
  }

  /**
   * A file.
   *
   * @throws UncheckedIOException when it is sent and there is no such file
   */
  public static Upload of(Path file) {
    return new Upload(String.valueOf(file.getFileName()), () -> publisher(file));
  }

  private static BodyPublisher publisher(Path file) {
    try {
      return BodyPublishers.ofFile(file);
    } catch (FileNotFoundException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What comes from somewhere else.
   *
   * @param fileName what it is called; the title, if none is given
   * @param content opens it; more than once when a connection breaks
   */
  public static Upload of(String fileName, Supplier<InputStream> content) {
    return new Upload(fileName, () -> BodyPublishers.ofInputStream(content));
  }

  /**
   * YouTube's 11 characters, {@code up_…} or {@code cap_…}; without one it is named by its bytes.
   */
  public Upload videoId(String videoId) {
    return with("video_id", videoId);
  }

  /** Whatever is known: {@code title}, {@code description} and the like are understood. */
  public Upload metadata(Map<String, ?> metadata) {
    return with("metadata", Json.write(metadata));
  }

  /** {@code youtube}, {@code capture} or {@code upload}; it follows from the id when not given. */
  public Upload kind(String kind) {
    return with("kind", kind);
  }

  /** Such as {@code 720p}. */
  public Upload quality(String quality) {
    return with("quality", quality);
  }

  /** The same key with the same file is taken in once, from wherever it is sent again. */
  public Upload idempotencyKey(String key) {
    this.idempotencyKey = key;
    return this;
  }

  private Upload with(String name, String value) {
    fields.put(name, value);
    return this;
  }

  /** Sends it; a connection on which nothing moves for long counts as broken. */
  CompletableFuture<VideoRecordView> send(Http http, URI address) {
    var form = new Multipart();
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", form.contentType())
            .header(Repeats.KEY, idempotencyKey)
            .POST(form.body(fields, fileName, content.get()))
            .build();
    return http.send(request, BodyHandlers.ofByteArray(), http.options().uploadTimeout())
        .thenApply(reply -> Json.read(reply.body(), VideoRecordViewEnvelope.class))
        .thenApply(envelope -> envelope.getData());
  }
}
