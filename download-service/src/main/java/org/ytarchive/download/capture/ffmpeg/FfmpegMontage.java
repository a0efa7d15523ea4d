package org.ytarchive.download.capture.ffmpeg;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.download.capture.FailedCapture;
import org.ytarchive.download.capture.Montage;
import org.ytarchive.download.media.Media;
import org.ytarchive.download.media.MediaProbe;
import org.ytarchive.download.tool.SupervisedTool;
import org.ytarchive.download.tool.ToolCommand;
import org.ytarchive.download.tool.ToolExit;
import org.ytarchive.download.tool.Tools;

/** Joins segments with ffmpeg: as they are where they fit together, else encoded alike. */
@Singleton
class FfmpegMontage implements Montage {
  private static final Duration LIMIT = Duration.ofHours(6);
  private static final Duration PICTURE_LIMIT = Duration.ofSeconds(60);

  private final SupervisedTool supervised;
  private final Tools tools;
  private final MediaProbe probe;

  FfmpegMontage(SupervisedTool supervised, Tools tools, MediaProbe probe) {
    this.supervised = supervised;
    this.tools = tools;
    this.probe = probe;
  }

  @Override
  public void join(List<Path> segments, Path folder, Path result)
      throws IOException, InterruptedException, FailedCapture {
    var kinds = kinds(segments);
    var parts = alike(kinds) ? segments : encoded(segments, kinds, folder);
    var list = folder.resolve("segments.txt");
    Files.write(list, lines(parts));
    var input = List.of("-protocol_whitelist", "file", "-f", "concat", "-i", "file:" + list);
    var output = List.of("-map", "0", "-c", "copy", "-movflags", "+faststart");
    require(run(input, output, folder, result, LIMIT));
  }

  private List<Media> kinds(List<Path> segments) throws InterruptedException, FailedCapture {
    var kinds = new ArrayList<Media>();
    for (var segment : segments) {
      kinds.add(
          probe
              .probe(segment)
              .orElseThrow(() -> FailedCapture.broken("a segment cannot be read", List.of())));
    }
    return kinds;
  }

  private static boolean alike(List<Media> kinds) {
    return kinds.stream().map(FfmpegMontage::kind).distinct().count() == 1;
  }

  private static List<Object> kind(Media media) {
    return List.of(
        Optional.ofNullable(media.videoCodec()),
        Optional.ofNullable(media.audioCodec()),
        Optional.ofNullable(media.width()),
        Optional.ofNullable(media.height()));
  }

  /** Names of ours without a folder: nothing in them needs to be quoted. */
  private List<String> lines(List<Path> parts) throws InterruptedException, FailedCapture {
    var lines = new ArrayList<String>();
    lines.add("ffconcat version 1.0");
    var kinds = kinds(parts);
    for (int i = 0; i < parts.size(); i++) {
      lines.add("file " + parts.get(i).getFileName());
      lines.add(String.format(Locale.ROOT, "duration %.6f", kinds.get(i).duration()));
    }
    return lines;
  }

  /** Each in the size of the first, with sound if any has it. */
  private List<Path> encoded(List<Path> segments, List<Media> kinds, Path folder)
      throws IOException, InterruptedException, FailedCapture {
    boolean sound = kinds.stream().anyMatch(Media::hasAudio);
    var parts = new ArrayList<Path>();
    for (int i = 0; i < segments.size(); i++) {
      var part = folder.resolve("encoded-" + segments.get(i).getFileName());
      encode(segments.get(i), kinds.get(i), kinds.getFirst(), sound, folder, part);
      parts.add(part);
    }
    return parts;
  }

  private void encode(Path segment, Media kind, Media first, boolean sound, Path folder, Path part)
      throws IOException, InterruptedException, FailedCapture {
    var input = new ArrayList<>(local(segment));
    if (sound && !kind.hasAudio()) {
      input.addAll(List.of("-f", "lavfi", "-i", "anullsrc=r=48000:cl=stereo"));
    }
    var output = new ArrayList<>(List.of("-map", "0:v:0", "-vf", fit(first), "-r", "25"));
    output.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "20"));
    output.addAll(List.of("-pix_fmt", "yuv420p"));
    if (sound) {
      output.addAll(List.of("-map", kind.hasAudio() ? "0:a:0" : "1:a:0", "-shortest"));
      output.addAll(List.of("-c:a", "aac", "-ar", "48000", "-ac", "2"));
    }
    require(run(input, output, folder, part, LIMIT));
  }

  private static String fit(Media first) {
    int width = Optional.ofNullable(first.width()).orElse(640) / 2 * 2;
    int height = Optional.ofNullable(first.height()).orElse(360) / 2 * 2;
    return ("scale=%d:%d:force_original_aspect_ratio=decrease,"
            + "pad=%d:%d:(ow-iw)/2:(oh-ih)/2,setsar=1")
        .formatted(width, height, width, height);
  }

  private static List<String> local(Path file) {
    return List.of("-protocol_whitelist", "file", "-f", "mp4", "-i", "file:" + file);
  }

  @Override
  public boolean thumbnail(Path recording, Path folder, Path result)
      throws IOException, InterruptedException {
    var output = List.of("-map", "0:v:0", "-vf", "thumbnail=25", "-frames:v", "1", "-q:v", "3");
    var first = List.of("-t", "10", "-protocol_whitelist", "file", "-i", "file:" + recording);
    var exit = run(first, output, folder, result, PICTURE_LIMIT);
    return exit.isSuccess() && Files.isRegularFile(result) && Files.size(result) > 0;
  }

  private static void require(ToolExit exit) throws FailedCapture {
    if (exit.isSuccess()) {
      return;
    }
    throw exit.lastErrors().stream().anyMatch(line -> line.contains("No space left"))
        ? FailedCapture.diskFull("no space left to join the segments", exit.lastErrors())
        : FailedCapture.broken("the segments could not be joined", exit.lastErrors());
  }

  private ToolExit run(
      List<String> input, List<String> output, Path folder, Path result, Duration limit)
      throws IOException, InterruptedException {
    var all = new ArrayList<String>();
    all.add(tools.requireFfmpeg().path().toString());
    all.addAll(List.of("-nostdin", "-hide_banner", "-loglevel", "error"));
    all.addAll(input);
    all.addAll(output);
    all.addAll(List.of("-y", "file:" + result));
    var command = new ToolCommand(all, folder).by(Map.of());
    try (var tool = supervised.start(command, line -> {}, line -> {})) {
      if (!tool.await(limit)) {
        throw new IOException("ffmpeg took over " + limit);
      }
      return tool.exit();
    }
  }
}
