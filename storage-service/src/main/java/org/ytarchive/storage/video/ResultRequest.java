package org.ytarchive.storage.video;

import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.file.Container;
import org.ytarchive.storage.file.FileClaim;
import org.ytarchive.storage.file.FileKind;
import org.ytarchive.storage.json.JsonBody;

/**
 * A checked {@link org.ytarchive.contracts.storage.NewFile} that was made of a video. What it is
 * called must fit what it is said to be, because it is served as what it is called.
 */
public record ResultRequest(FileKind kind, FileClaim claim) {
  private static final FileClaim.Names NAMES = new FileClaim.Names("path", "size", "sha256");

  /** Throws {@link ErrorCode#INVALID_PARAMETER} naming the field. */
  public static ResultRequest of(JsonBody body) {
    var path =
        body.text("path").orElseThrow(() -> ArchiveException.invalid("path", "path is needed"));
    var bytes = body.count("size").orElse(null);
    var sha256 = body.text("sha256").map(text -> RecordRequest.hash("sha256", text)).orElse(null);
    var kind = kind(body.text("kind").orElse(""), Container.of(path));
    return new ResultRequest(kind, new FileClaim(path, bytes, sha256, null, null, NAMES));
  }

  private static FileKind kind(String said, Container is) {
    if (said.equals(FileKind.ENHANCED.wireName()) && is.kind() == FileKind.VIDEO) {
      return FileKind.ENHANCED;
    }
    if (said.equals(FileKind.EXTRACTED.wireName()) && is == Container.JSON) {
      return FileKind.EXTRACTED;
    }
    throw ArchiveException.invalid("kind", "kind is enhanced (a video) or extracted (.json)");
  }
}
