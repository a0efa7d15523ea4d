package org.ytarchive.common;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller wants the file to be in the end; converted where YouTube has it otherwise. */
public enum OutputFormat {
  MP4(Media.VIDEO),
  MKV(Media.VIDEO),
  WEBM(Media.VIDEO),
  M4A(Media.AUDIO),
  MP3(Media.AUDIO),
  OPUS(Media.AUDIO),
  OGG(Media.AUDIO),
  FLAC(Media.AUDIO),
  WAV(Media.AUDIO),
  VTT(Media.TRANSCRIPT),
  SRT(Media.TRANSCRIPT),
  TXT(Media.TRANSCRIPT);

  /** What is in such a file. */
  public enum Media {
    VIDEO,
    AUDIO,
    /** What is said, from the subtitles; no picture and no sound is fetched. */
    TRANSCRIPT;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Media media;

  OutputFormat(Media media) {
    this.media = media;
  }

  public Media media() {
    return media;
  }

  /** Also the ending of the file's name. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<OutputFormat> find(String wireName) {
    return Arrays.stream(values()).filter(f -> f.wireName().equals(wireName)).findFirst();
  }

  /** Throws {@link ErrorCode#INVALID_PARAMETER} naming {@code output_format}. */
  public static OutputFormat parse(String wireName) {
    return find(wireName)
        .orElseThrow(
            () ->
                ArchiveException.invalid(
                    "output_format",
                    "output_format is one of "
                        + String.join(
                            ", ", Arrays.stream(values()).map(OutputFormat::wireName).toList())));
  }
}
