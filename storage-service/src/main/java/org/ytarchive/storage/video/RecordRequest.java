package org.ytarchive.storage.video;

import jakarta.annotation.Nullable;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.Quality;
import org.ytarchive.storage.file.FileAdopter;
import org.ytarchive.storage.json.JsonBody;

/**
 * A checked {@link org.ytarchive.contracts.storage.NewRecord}.
 *
 * @param claim what is said about the file; null for metadata alone
 */
public record RecordRequest(
    RecordId id, VideoKind kind, RecordMetadata metadata, @Nullable FileAdopter.Claim claim) {
  private static final Pattern SHA256 = Pattern.compile("[0-9A-Fa-f]{64}");

  /**
   * Throws {@link ErrorCode#INVALID_VIDEO_ID}, {@link ErrorCode#METADATA_INVALID} or {@link
   * ErrorCode#INVALID_PARAMETER}.
   */
  public static RecordRequest of(JsonBody body) {
    var kind = body.text("kind").map(VideoKind::of).orElse(VideoKind.YOUTUBE);
    var id = RecordId.of(kind, body.text("video_id").orElse(""));
    return new RecordRequest(
        id, kind, RecordMetadata.of(body.value("metadata")), claim(body).orElse(null));
  }

  private static Optional<FileAdopter.Claim> claim(JsonBody body) {
    var bytes = body.count("file_size").orElse(null);
    var sha256 = body.text("sha256").map(RecordRequest::hash).orElse(null);
    var quality = body.text("quality").map(q -> Quality.parse(q).toString()).orElse(null);
    return body.text("file_path").map(p -> new FileAdopter.Claim(p, bytes, sha256, quality));
  }

  private static String hash(String text) {
    if (!SHA256.matcher(text).matches()) {
      throw ArchiveException.invalid("sha256", "sha256 must be 64 hexadecimal digits");
    }
    return text;
  }
}
