package org.ytarchive.storage.upload;

import jakarta.annotation.Nullable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.Quality;
import org.ytarchive.common.multipart.MultipartReader;
import org.ytarchive.common.multipart.Part;
import org.ytarchive.storage.json.JsonBody;
import org.ytarchive.storage.json.JsonReader;
import org.ytarchive.storage.video.RecordId;
import org.ytarchive.storage.video.RecordMetadata;
import org.ytarchive.storage.video.VideoKind;

/** The fields beside the file, each judged as soon as it is read: the file may be long. */
final class UploadFields {
  private static final int MAX_TEXT = 1024; // bytes
  private static final int MAX_UNKNOWN = 64 * 1024;

  private final Map<String, String> texts = new HashMap<>();
  @Nullable private RecordMetadata metadata;

  /**
   * Throws {@link ErrorCode#INVALID_VIDEO_ID}, {@link ErrorCode#METADATA_INVALID}, {@link
   * ErrorCode#INVALID_PARAMETER} or {@link ErrorCode#PAYLOAD_TOO_LARGE}. A field nobody knows is
   * passed over, as in JSON.
   */
  void read(Part part, MultipartReader form) throws IOException {
    switch (part.name()) {
      case "video_id", "kind", "quality" -> text(part.name(), form);
      case "metadata" -> metadata(form);
      default -> form.content(new Limited("another field", MAX_UNKNOWN, false));
    }
  }

  private void text(String name, MultipartReader form) throws IOException {
    var text = utf8(name, bytes(name, MAX_TEXT, form)).strip();
    refuseRepeated(name, texts.put(name, text));
    switch (name) {
      case "video_id" -> videoId();
      case "kind" -> kind();
      default -> quality();
    }
  }

  private void metadata(MultipartReader form) throws IOException {
    refuseRepeated("metadata", metadata);
    metadata = parsed(bytes("metadata", JsonBody.MAX_BYTES, form));
  }

  /** Whatever is no JSON is no object either. */
  private static RecordMetadata parsed(byte[] json) {
    try {
      return RecordMetadata.of(JsonReader.read(json));
    } catch (IOException e) {
      throw new ArchiveException(
          ErrorCode.METADATA_INVALID,
          "metadata must be a JSON object in UTF-8, nested "
              + JsonReader.MAX_DEPTH
              + " deep at most",
          Map.of("parameter", "metadata"));
    }
  }

  private static void refuseRepeated(String name, @Nullable Object before) {
    if (before != null) {
      throw ArchiveException.invalid(name, name + " is sent twice");
    }
  }

  private static byte[] bytes(String name, int max, MultipartReader form) throws IOException {
    var limited = new Limited(name, max, true);
    form.content(limited);
    return limited.kept.toByteArray();
  }

  private static String utf8(String name, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw ArchiveException.invalid(name, name + " is not UTF-8");
    }
  }

  /** Empty when it was not sent, or without anything in it, as forms send what is left out. */
  Optional<String> videoId() {
    var id = sent("video_id");
    id.filter(text -> RecordId.find(text).isEmpty())
        .ifPresent(
            text -> {
              throw new ArchiveException(
                  ErrorCode.INVALID_VIDEO_ID,
                  "video_id is 11 characters of A-Z a-z 0-9 _ -, or up_ or cap_ and up to 64 of them",
                  Map.of("parameter", "video_id"));
            });
    return id;
  }

  Optional<VideoKind> kind() {
    return sent("kind").map(VideoKind::of);
  }

  Optional<String> quality() {
    return sent("quality").map(text -> Quality.parse(text).toString());
  }

  Optional<RecordMetadata> metadata() {
    return Optional.ofNullable(metadata);
  }

  private Optional<String> sent(String name) {
    return Optional.ofNullable(texts.get(name)).filter(text -> !text.isEmpty());
  }

  private static final class Limited implements MultipartReader.Sink {
    private final String name;
    private final int max;
    private final boolean keeping;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int length;

    Limited(String name, int max, boolean keeping) {
      this.name = name;
      this.max = max;
      this.keeping = keeping;
    }

    @Override
    public void accept(byte[] bytes, int offset, int length) {
      if (length > max - this.length) {
        throw new ArchiveException(
            ErrorCode.PAYLOAD_TOO_LARGE,
            name + " may have " + max + " bytes",
            Map.of("parameter", name, "max_bytes", max));
      }
      this.length += length;
      if (keeping) {
        kept.write(bytes, offset, length);
      }
    }
  }
}
