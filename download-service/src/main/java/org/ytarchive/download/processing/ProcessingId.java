package org.ytarchive.download.processing;

import java.util.UUID;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.WireId;

/** A processing's name: a UUID, written {@code pr_} and 26 characters on the wire. */
public record ProcessingId(UUID value) {
  private static final String PREFIX = "pr_";

  public static ProcessingId random() {
    return new ProcessingId(UUID.randomUUID());
  }

  /** Throws {@link ErrorCode#PROCESSING_NOT_FOUND}: what is not an id names no processing. */
  public static ProcessingId parse(String text) {
    return WireId.read(PREFIX, text)
        .map(ProcessingId::new)
        .orElseThrow(
            () -> new ArchiveException(ErrorCode.PROCESSING_NOT_FOUND, "no such processing"));
  }

  @Override
  public String toString() {
    return WireId.write(PREFIX, value);
  }
}
