package org.ytarchive.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What lies on the disk of a stack, and what should. */
public final class Archived {
  private final Path downloads;

  Archived(StackProcess stack) {
    this.downloads = stack.home().resolve("downloads");
  }

  /** Every finished video or sound. */
  List<Path> files() {
    return walk().filter(file -> !hidden(file) && !isCompanion(file)).toList();
  }

  /** What stands beside the video: its info.json, thumbnail and subtitles. */
  List<Path> companionsOf(String videoId) {
    return walk()
        .filter(file -> !hidden(file) && isCompanion(file))
        .filter(file -> file.getFileName().toString().contains("[" + videoId + "]"))
        .sorted()
        .toList();
  }

  private static boolean isCompanion(Path file) {
    return file.toString().matches(".*\\.(info\\.json|webp|jpg|png|vtt)");
  }

  /** The finished files of one video; its id stands in each name. */
  List<Path> filesOf(String videoId) {
    return files().stream()
        .filter(file -> file.getFileName().toString().contains("[" + videoId + "]"))
        .toList();
  }

  /** Whatever a download left on its way: media, partial or whole, outside the finished files. */
  List<Path> unfinished() {
    return walk()
        .filter(file -> hidden(file) || file.toString().matches(".*\\.(part|ytdl|temp)(-.*)?"))
        .filter(file -> !file.getFileName().toString().matches("\\.lock|lock"))
        .toList();
  }

  private boolean hidden(Path file) {
    return downloads.relativize(file).toString().startsWith(".");
  }

  private Stream<Path> walk() {
    try (var all = Files.walk(downloads)) {
      return all.filter(Files::isRegularFile).toList().stream();
    } catch (IOException | UncheckedIOException e) {
      return Stream.of(); // a folder that went while we looked holds nothing
    }
  }

  public static String sha256(Path file) {
    try {
      return sha256(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The stand-in's videos of one recipe differ by the id in their comment alone, so one file that
   * yt-dlp fetched undisturbed says what all of them must be.
   */
  static String sha256ForOther(byte[] undisturbed, String itsId, String otherId) {
    var text = new String(undisturbed, StandardCharsets.ISO_8859_1).replace(itsId, otherId);
    return sha256(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
