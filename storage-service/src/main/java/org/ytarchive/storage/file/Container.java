package org.ytarchive.storage.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of file an archive holds, by the ending of their names. */
public enum Container {
  MP4(FileKind.VIDEO, "video/mp4", "mp4", "m4v"),
  WEBM(FileKind.VIDEO, "video/webm", "webm"),
  MATROSKA(FileKind.VIDEO, "video/x-matroska", "mkv"),
  QUICKTIME(FileKind.VIDEO, "video/quicktime", "mov"),
  OGG_VIDEO(FileKind.VIDEO, "video/ogg", "ogv"),
  THREE_GP(FileKind.VIDEO, "video/3gpp", "3gp"),
  FLASH(FileKind.VIDEO, "video/x-flv", "flv"),
  MPEG_TS(FileKind.VIDEO, "video/mp2t", "ts", "m2ts"),
  MPEG_PS(FileKind.VIDEO, "video/mpeg", "mpg", "mpeg", "vob"),
  ASF(FileKind.VIDEO, "video/x-ms-asf", "asf", "wmv"),
  AVI(FileKind.VIDEO, "video/x-msvideo", "avi"),
  MP4_AUDIO(FileKind.AUDIO, "audio/mp4", "m4a"),
  MP3(FileKind.AUDIO, "audio/mpeg", "mp3"),
  OGG(FileKind.AUDIO, "audio/ogg", "ogg", "oga", "opus"),
  WEBM_AUDIO(FileKind.AUDIO, "audio/webm", "weba"),
  MATROSKA_AUDIO(FileKind.AUDIO, "audio/x-matroska", "mka"),
  AIFF(FileKind.AUDIO, "audio/aiff", "aif", "aiff"),
  AAC(FileKind.AUDIO, "audio/aac", "aac"),
  FLAC(FileKind.AUDIO, "audio/flac", "flac"),
  WAV(FileKind.AUDIO, "audio/wav", "wav"),
  JSON(FileKind.METADATA, "application/json", "json"),
  JPEG(FileKind.THUMBNAIL, "image/jpeg", "jpg", "jpeg"),
  PNG(FileKind.THUMBNAIL, "image/png", "png"),
  WEBP(FileKind.THUMBNAIL, "image/webp", "webp"),
  WEBVTT(FileKind.SUBTITLES, "text/vtt; charset=utf-8", "vtt"),
  SUBRIP(FileKind.SUBTITLES, "application/x-subrip", "srt"),
  PLAIN_TEXT(FileKind.SUBTITLES, "text/plain; charset=utf-8", "txt"),
  UNKNOWN(FileKind.VIDEO, "application/octet-stream");

  private final FileKind kind;
  private final String mediaType;
  private final List<String> endings;

  Container(FileKind kind, String mediaType, String... endings) {
    this.kind = kind;
    this.mediaType = mediaType;
    this.endings = List.of(endings);
  }

  /** {@link #UNKNOWN} for an ending nobody expected, or none. */
  public static Container of(String fileName) {
    int dot = fileName.lastIndexOf('.');
    var ending = dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(c -> c.endings.contains(ending))
        .findFirst()
        .orElse(UNKNOWN);
  }

  public FileKind kind() {
    return kind;
  }

  /** What the name of such a file ends in, {@code mp4}. */
  public String ending() {
    return endings.getFirst();
  }

  /** For {@code Content-Type}. */
  public String mediaType() {
    return mediaType;
  }
}
