package org.ytarchive.storage.video;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.Quality;
import org.ytarchive.storage.file.FileClaim;
import org.ytarchive.storage.json.JsonBody;

/**
 * A checked {@link org.ytarchive.contracts.storage.NewRecord}.
 *
 * @param claims what is said about its files, the video itself first; none: metadata alone
 */
public record RecordRequest(
    RecordId id, VideoKind kind, RecordMetadata metadata, List<FileClaim> claims) {
  private static final FileClaim.Names VIDEO =
      new FileClaim.Names("file_path", "file_size", "sha256");
  private static final Pattern SHA256 = Pattern.compile("[0-9A-Fa-f]{64}");

  /**
   * Throws {@link ErrorCode#INVALID_VIDEO_ID}, {@link ErrorCode#METADATA_INVALID} or {@link
   * ErrorCode#INVALID_PARAMETER}.
   */
  public static RecordRequest of(JsonBody body) {
    var kind = body.text("kind").map(VideoKind::of).orElse(VideoKind.YOUTUBE);
    var id = RecordId.of(kind, body.text("video_id").orElse(""));
    return new RecordRequest(id, kind, RecordMetadata.of(body.value("metadata")), claims(body));
  }

  private static List<FileClaim> claims(JsonBody body) {
    var claims = new ArrayList<FileClaim>();
    video(body).ifPresent(claims::add);
    claims.addAll(Companions.of(body));
    refuseRepeated(claims);
    return List.copyOf(claims);
  }

  private static Optional<FileClaim> video(JsonBody body) {
    var bytes = body.count("file_size").orElse(null);
    var sha256 = body.text("sha256").map(text -> hash("sha256", text)).orElse(null);
    var quality = body.text("quality").map(q -> Quality.parse(q).toString()).orElse(null);
    return body.text("file_path").map(p -> new FileClaim(p, bytes, sha256, quality, null, VIDEO));
  }

  private static void refuseRepeated(List<FileClaim> claims) {
    var seen = new HashSet<String>();
    for (var claim : claims) {
      if (!seen.add(claim.path())) {
        throw ArchiveException.invalid(
            claim.names().path(), claim.names().path() + " is said twice");
      }
    }
  }

  static String hash(String name, String text) {
    if (!SHA256.matcher(text).matches()) {
      throw ArchiveException.invalid(name, name + " must be 64 hexadecimal digits");
    }
    return text;
  }
}
