package org.ytarchive.metadata.video;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.video.Format;

/**
 * The part of an answer that is about formats.
 *
 * @param error why there are none
 * @param cached false only when an extraction was made for it
 * @param expiresAt null when there is nothing to expire
 */
record FormatPart(
    List<Format> formats, @Nullable String error, boolean cached, @Nullable Instant expiresAt) {

  /** They were not asked for. */
  static final FormatPart NONE = new FormatPart(List.of(), null, true, null);

  static FormatPart of(List<Format> formats, boolean cached, Instant expiresAt) {
    return new FormatPart(formats, null, cached, expiresAt);
  }

  /** Nothing in the answer comes from here, so it says nothing against its being cached. */
  static FormatPart failed(ErrorCode code) {
    return new FormatPart(List.of(), code.name(), true, null);
  }

  /** The earlier of the two. */
  Instant expiry(Instant other) {
    return expiresAt != null && expiresAt.isBefore(other) ? expiresAt : other;
  }
}
