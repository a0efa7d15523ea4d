package org.ytarchive.storage.file;

import jakarta.annotation.Nullable;

/**
 * What a caller says about a file.
 *
 * @param path as on the wire
 * @param bytes null: not known
 * @param sha256 null: not known
 * @param quality such as {@code 720p}; null: not known
 * @param language of subtitles; null for anything else
 * @param names what the caller called each of them
 */
public record FileClaim(
    String path,
    @Nullable Long bytes,
    @Nullable String sha256,
    @Nullable String quality,
    @Nullable String language,
    Names names) {

  /** The parameters a refusal names. */
  public record Names(String path, String bytes, String sha256) {}
}
