package org.ytarchive.download.download;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.stream.Stream;
import org.ytarchive.contracts.download.CompanionFile;
import org.ytarchive.contracts.download.MissingCompanion;

/**
 * What is kept beside a video, as its row remembers it. A file that has no place yet has its name
 * in the work folder for a path, without a slash.
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Companions(List<CompanionFile> files, List<MissingCompanion> missing) {
  public static final Companions NONE = new Companions(List.of(), List.of());

  static boolean hasPlace(CompanionFile file) {
    return file.path().startsWith("/");
  }

  /** The same file under another path. */
  static CompanionFile at(String path, CompanionFile file) {
    return new CompanionFile(file.kind(), path, file.size(), file.sha256(), file.language());
  }

  /** Those that stand in their places. */
  List<CompanionFile> placed() {
    return files.stream().filter(Companions::hasPlace).toList();
  }

  Companions without(CompanionFile lost, String message) {
    var reason =
        new MissingCompanion(lost.kind(), lost.language(), MissingCompanion.FAILED, message);
    return new Companions(
        files.stream().filter(file -> !file.equals(lost)).toList(),
        Stream.concat(missing.stream(), Stream.of(reason)).toList());
  }

  Companions with(CompanionFile before, CompanionFile after) {
    return new Companions(
        files.stream().map(file -> file.equals(before) ? after : file).toList(), missing);
  }
}
