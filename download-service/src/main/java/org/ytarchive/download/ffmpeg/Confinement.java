package org.ytarchive.download.ffmpeg;

import java.nio.file.Path;
import java.util.List;

/**
 * What ffmpeg and ffprobe may open. A file may be a playlist in disguise that names other files or
 * addresses: only the file protocol and only real containers are allowed, which measured attacks do
 * not pass.
 */
public final class Confinement {
  private static final String CONTAINERS =
      "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpegps,mpeg,flv,asf,ogg,flac,mp3,wav,aac,h264,hevc";

  private Confinement() {}

  /** The options that open just this file. */
  public static List<String> input(Path file) {
    return List.of(
        "-protocol_whitelist",
        "file",
        "-format_whitelist",
        CONTAINERS,
        "-i",
        "file:" + file.toAbsolutePath());
  }
}
