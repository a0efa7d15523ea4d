package org.ytarchive.download.download;

import java.nio.file.Path;
import java.util.Optional;
import org.ytarchive.contracts.download.CompanionFile;
import org.ytarchive.contracts.download.MissingCompanion;

/**
 * Something that was brought along with a video. It lies in the work folder; its content is what
 * its kind says.
 *
 * @param kind as in {@link CompanionFile}
 * @param language of subtitles
 */
public record Companion(String kind, Optional<String> language, Path file) {

  public static Companion metadata(Path file) {
    return new Companion(CompanionFile.METADATA, Optional.empty(), file);
  }

  public static Companion thumbnail(Path file) {
    return new Companion(CompanionFile.THUMBNAIL, Optional.empty(), file);
  }

  public static Companion subtitles(String language, Path file) {
    return new Companion(CompanionFile.SUBTITLES, Optional.of(language), file);
  }

  /** Why it will not be there after all. */
  MissingCompanion missing(String message) {
    return new MissingCompanion(kind, language.orElse(null), MissingCompanion.FAILED, message);
  }
}
