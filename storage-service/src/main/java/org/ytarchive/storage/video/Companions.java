package org.ytarchive.storage.video;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.file.Container;
import org.ytarchive.storage.file.FileClaim;
import org.ytarchive.storage.file.FileKind;
import org.ytarchive.storage.json.JsonBody;

/**
 * Reads what comes along with a video: {@link org.ytarchive.contracts.storage.NewFile}. What a file
 * is called must fit what it is said to be, because it is served as what it is called.
 */
final class Companions {
  private static final int MAX_FILES = 500;
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  private Companions() {}

  /** Throws {@link ErrorCode#INVALID_PARAMETER} naming the field, {@code files[0].path}. */
  static List<FileClaim> of(JsonBody body) {
    var files = body.objects("files").orElse(List.of());
    if (files.size() > MAX_FILES) {
      throw ArchiveException.invalid("files", "files may be " + MAX_FILES + " at most");
    }
    return IntStream.range(0, files.size())
        .mapToObj(i -> claim("files[" + i + "].", files.get(i)))
        .toList();
  }

  private static FileClaim claim(String at, JsonBody file) {
    var path =
        file.text("path")
            .orElseThrow(() -> ArchiveException.invalid(at + "path", at + "path is needed"));
    var kind = kind(at, file.text("kind").orElse(""), path);
    return new FileClaim(
        path,
        file.count("size").orElse(null),
        file.text("sha256").map(text -> RecordRequest.hash(at + "sha256", text)).orElse(null),
        null,
        file.text("language").map(text -> language(at, kind, text)).orElse(null),
        new FileClaim.Names(at + "path", at + "size", at + "sha256"));
  }

  private static FileKind kind(String at, String said, String path) {
    var is = Container.of(path).kind();
    if (is.isMedia() || !is.wireName().equals(said)) {
      throw ArchiveException.invalid(
          at + "kind",
          at
              + "kind is metadata (.json), thumbnail (.jpg, .png, .webp) or subtitles (.vtt, .srt,"
              + " .txt)");
    }
    return is;
  }

  private static String language(String at, FileKind kind, String text) {
    return Optional.of(text)
        .filter(t -> kind == FileKind.SUBTITLES && LANGUAGE.matcher(t).matches())
        .orElseThrow(
            () ->
                ArchiveException.invalid(
                    at + "language", at + "language is that of subtitles, such as en or pt-BR"));
  }
}
