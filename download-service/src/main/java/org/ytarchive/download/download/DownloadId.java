package org.ytarchive.download.download;

import java.util.UUID;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.WireId;

/** A download's name: a UUID, written {@code dl_} and 26 characters on the wire. */
public record DownloadId(UUID value) {
  private static final String PREFIX = "dl_";

  public static DownloadId random() {
    return new DownloadId(UUID.randomUUID());
  }

  /** Throws {@link ErrorCode#DOWNLOAD_NOT_FOUND}: what is not an id names no download. */
  public static DownloadId parse(String text) {
    return WireId.read(PREFIX, text)
        .map(DownloadId::new)
        .orElseThrow(() -> new ArchiveException(ErrorCode.DOWNLOAD_NOT_FOUND, "no such download"));
  }

  @Override
  public String toString() {
    return WireId.write(PREFIX, value);
  }
}
