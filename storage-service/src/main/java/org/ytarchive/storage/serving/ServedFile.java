package org.ytarchive.storage.serving;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.object.Place;

/**
 * A stored file as it lies in its place just now.
 *
 * @param modified whole seconds, as HTTP writes it
 */
record ServedFile(StoredFile stored, Place place, Instant modified) {

  /**
   * Throws {@link ErrorCode#FILE_NOT_FOUND} when it is gone, {@link ErrorCode#STORAGE_ERROR} when
   * it cannot be read or is not what was stored: its bytes must never go out under the old hash.
   */
  static ServedFile open(StoredFile stored, Place place) {
    try {
      var facts = place.head().orElseThrow(ServedFile::gone);
      if (facts.bytes() != stored.bytes()) {
        throw new ArchiveException(
            ErrorCode.STORAGE_ERROR, "the file in its place is no longer the one that was stored");
      }
      return new ServedFile(stored, place, facts.modified().truncatedTo(ChronoUnit.SECONDS));
    } catch (IOException e) {
      throw new ArchiveException(
          ErrorCode.STORAGE_ERROR, "the file cannot be read; the log says why", Map.of(), e);
    }
  }

  private static ArchiveException gone() {
    return new ArchiveException(
        ErrorCode.FILE_NOT_FOUND, "the file of this video is no longer there");
  }

  /** Strong: equal bytes, equal tag. */
  String etag() {
    return '"' + stored.sha256() + '"';
  }
}
