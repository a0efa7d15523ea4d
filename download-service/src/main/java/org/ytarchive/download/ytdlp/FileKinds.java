package org.ytarchive.download.ytdlp;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** The kinds of files a download may bring; a page must not make us keep a program. */
final class FileKinds {
  private static final Set<String> ALLOWED =
      Set.of(
          "mp4", "webm", "mkv", "m4a", "mp3", "opus", "ogg", "wav", "jpg", "png", "webp", "vtt",
          "srt", "json", "flac", "txt");

  private FileKinds() {}

  static boolean isAllowed(String extension) {
    return ALLOWED.contains(extension.toLowerCase(Locale.ROOT));
  }

  static boolean isAllowed(Path file) {
    var name = file.getFileName().toString();
    return isAllowed(name.substring(name.lastIndexOf('.') + 1));
  }
}
