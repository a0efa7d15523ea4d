package org.ytarchive.download.tool;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the operator says about programs and their limits; empty paths mean "find it yourself".
 *
 * @param home where {@code tools/yt-dlp/yt-dlp} may be
 * @param temp where programs keep what they need while they run
 * @param ytdlpOptionsFile an operator's own options; ours win where both say something
 * @param maxFileSize such as {@code 5GB}, of 1024 x 1024 x 1024 bytes each
 * @param downloadTimeout how long one download may take
 * @param stallTimeout how long a download may bring no byte
 */
@ConfigurationProperties("ytarchive.tools")
public record ToolSettings(
    Path home,
    Path temp,
    @Nullable String ytdlpPath,
    @Nullable String ffmpegPath,
    @Nullable String ffprobePath,
    @Nullable String ytdlpOptionsFile,
    String maxFileSize,
    Duration downloadTimeout,
    Duration stallTimeout) {

  public long maxFileBytes() {
    return ByteSize.parse(maxFileSize);
  }

  public Optional<Path> optionsFile() {
    return path(ytdlpOptionsFile);
  }

  Optional<Path> ytdlp() {
    return path(ytdlpPath);
  }

  Optional<Path> ffmpeg() {
    return path(ffmpegPath);
  }

  Optional<Path> ffprobe() {
    return path(ffprobePath);
  }

  private static Optional<Path> path(@Nullable String text) {
    return text == null || text.isBlank()
        ? Optional.empty()
        : Optional.of(Path.of(text).toAbsolutePath());
  }
}
