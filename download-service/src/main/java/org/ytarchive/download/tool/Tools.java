package org.ytarchive.download.tool;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/**
 * Which programs there are. Looked up each time anew, since they may be updated while we run; a
 * program is asked for its version only when its file has changed.
 */
@Singleton
public class Tools {
  private static final String OLDEST_DENO = "2.3";
  private static final String OLDEST_NODE = "22";

  private final ToolSettings settings;
  private final ExecutablePath path;
  private final VersionProbe versions;
  private final AnsweredFfmpeg answered;

  @Inject
  Tools(
      ToolSettings settings,
      ToolEnvironment environment,
      VersionProbe versions,
      AnsweredFfmpeg answered) {
    this.answered = answered;
    this.settings = settings;
    this.path = new ExecutablePath(environment.ours());
    this.versions = versions;
  }

  public Tools(ToolSettings settings, ToolEnvironment environment, SupervisedTool tool) {
    this(settings, environment, new VersionProbe(tool), new AnsweredFfmpeg(tool));
  }

  /** YTDLP_PATH, else the one under the home, else the one on the PATH. */
  public Optional<Tool> ytDlp() {
    return find(Program.YT_DLP, settings.ytdlp(), this::ownYtDlp);
  }

  public Optional<Tool> ffmpeg() {
    return find(Program.FFMPEG, settings.ffmpeg(), Optional::empty);
  }

  public Optional<Tool> ffprobe() {
    return find(Program.FFPROBE, settings.ffprobe(), Optional::empty);
  }

  /** What runs YouTube's own JavaScript for yt-dlp: deno, else node, if it is recent enough. */
  public Optional<Tool> javaScript() {
    return Stream.of(runtime(Program.DENO, OLDEST_DENO), runtime(Program.NODE, OLDEST_NODE))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The same, or an error that says what to do. */
  public Tool requireYtDlp() {
    return ytDlp().orElseThrow(() -> missing("yt-dlp", "set YTDLP_PATH or install it"));
  }

  /** Without it yt-dlp leaves two streams unmerged, and calls that a success. */
  public Tool requireFfmpeg() {
    return ffmpeg().orElseThrow(() -> missing("ffmpeg", "set FFMPEG_PATH or install it"));
  }

  /** ffmpeg for yt-dlp, with ffprobe in the same folder. */
  public Tool requireFfmpegForYtDlp() {
    return answered.of(requireFfmpeg(), requireFfprobe());
  }

  public Tool requireFfprobe() {
    return ffprobe().orElseThrow(() -> missing("ffprobe", "set FFPROBE_PATH or install ffmpeg"));
  }

  private static ArchiveException missing(String name, String remedy) {
    return new ArchiveException(
        ErrorCode.SERVICE_UNAVAILABLE, name + " is missing or does not run: " + remedy);
  }

  private Optional<Tool> runtime(Program program, String oldest) {
    return find(program, Optional.empty(), Optional::empty)
        .filter(tool -> tool.version().isAtLeast(oldest));
  }

  /** A configured program that is not there is missing: no other one is taken for it. */
  private Optional<Tool> find(
      Program program, Optional<Path> configured, Supplier<Optional<Path>> own) {
    var file = configured.or(own).or(() -> path.find(program.command()));
    return file.filter(ExecutablePath::isProgram).flatMap(f -> versions.probe(program, f));
  }

  private Optional<Path> ownYtDlp() {
    return Optional.of(settings.home().resolve("tools/yt-dlp/yt-dlp").toAbsolutePath())
        .filter(ExecutablePath::isProgram);
  }

  boolean has(String command) {
    return path.find(command).isPresent();
  }
}
