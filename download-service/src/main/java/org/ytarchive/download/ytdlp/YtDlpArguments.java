package org.ytarchive.download.ytdlp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.OutputFormat;
import org.ytarchive.common.VideoId;
import org.ytarchive.download.download.DownloadOrder;
import org.ytarchive.download.tool.Tool;

/**
 * The command line, for every yt-dlp from 2023.03.04 on. Nothing a caller wrote stands in it: an id
 * is checked, a selection is written anew, everything else is ours or the operator's.
 *
 * @param ytDlp the program
 * @param ffmpeg the one it should use
 * @param javaScript what runs YouTube's own JavaScript, where there is one
 * @param optionsFile the operator's own options: read before ours, so that ours win
 * @param maxFileBytes per stream
 */
record YtDlpArguments(
    Tool ytDlp,
    Tool ffmpeg,
    Optional<Tool> javaScript,
    Optional<Path> optionsFile,
    long maxFileBytes) {
  private static final String KNOWS_PROGRESS_DELTA = "2024.04.09";
  private static final String KNOWS_JS_RUNTIMES = "2025.11.12";

  /** The folder below the work folder where unfinished files are. */
  static final String UNFINISHED = "tmp";

  private static final String PROGRESS =
      "download:@P %(progress.{status,downloaded_bytes,total_bytes,total_bytes_estimate,speed})j"
          + " %(info.{format_id})j";

  private static final String ENTRY =
      ListLines.ENTRY + "%(.{id,title,duration,playlist_index,availability})j";
  private static final String LIST =
      ListLines.LIST
          + "%(.{id,title,description,channel,channel_id,channel_follower_count,playlist_count})j";

  /**
   * Downloads into {@code folder}; the same command again goes on where the last one stopped.
   *
   * @param thumbnail whether to fetch it, before the video
   */
  List<String> download(DownloadOrder order, Path folder, boolean thumbnail) {
    var choice = FormatChoice.of(order);
    var all = common(folder);
    all.add(thumbnail ? "--write-thumbnail" : "--no-write-thumbnail");
    all.addAll(List.of("--newline", "--progress", "--no-simulate", "--no-mtime"));
    all.addAll(List.of("--progress-template", PROGRESS));
    all.addAll(
        List.of("--print", "before_dl:@I %(.{id})j", "--print", "after_move:@F %(filepath)j"));
    all.addAll(List.of("--abort-on-unavailable-fragments", "--max-filesize", "" + maxFileBytes));
    if (ytDlp.version().isAtLeast(KNOWS_PROGRESS_DELTA)) {
      all.addAll(List.of("--progress-delta", "0.2"));
    }
    all.addAll(List.of("-f", choice.selector()));
    choice.sort().ifPresent(sort -> all.addAll(List.of("-S", sort)));
    all.addAll(choice.soundOnly() ? soundOnly(order.format()) : container(order.format()));
    all.addAll(List.of("--", order.videoId().watchUrl()));
    return all;
  }

  /** Fetches subtitles alone, by what {@link #infoFile} says; one failing does not stop others. */
  List<String> subtitles(VideoId id, List<String> languages, Path folder, Path to) {
    var all = base();
    all.addAll(List.of("-P", "home:" + to, "-o", "%(id)s.%(ext)s"));
    all.addAll(List.of("--no-playlist", "--ignore-errors", "--skip-download", "--retries", "1"));
    all.addAll(List.of("--no-write-info-json", "--no-write-thumbnail"));
    all.addAll(List.of("--load-info-json", infoFile(id, folder).toString()));
    all.addAll(List.of("--write-subs", "--write-auto-subs", "--sub-format", "vtt"));
    all.addAll(List.of("--sub-langs", String.join(",", languages)));
    return all;
  }

  /** Only asks; what is known is then in {@link #infoFile}. */
  List<String> extraction(VideoId id, Path folder) {
    var all = common(folder);
    all.addAll(List.of("--skip-download", "--", id.watchUrl()));
    return all;
  }

  /** Only lists: one line per entry as {@link ListLines} reads it, then one about the list. */
  List<String> listing(String url, int limit, Path folder) {
    var all = base();
    all.addAll(
        List.of(
            "-P",
            "home:" + folder,
            "--yes-playlist",
            "--flat-playlist",
            "--playlist-items",
            "1:" + limit));
    all.addAll(List.of("--print", "playlist:" + LIST, "--print", "video:" + ENTRY));
    all.addAll(List.of("--", url));
    return all;
  }

  /** Records a broadcast: the best stream that has picture and sound, by ffmpeg. */
  List<String> live(VideoId id, Path file, List<String> output) {
    var all = base();
    all.addAll(List.of("--no-playlist", "--no-part", "--no-mtime", "--fixup", "never"));
    all.addAll(List.of("--quiet", "-f", "b", "--downloader", "m3u8:ffmpeg"));
    all.addAll(List.of("--downloader-args", "ffmpeg_o:" + String.join(" ", output)));
    all.addAll(List.of("-o", file.toString().replace("%", "%%"), "--", id.watchUrl()));
    return all;
  }

  /** Where yt-dlp writes all it knows about a video, before it downloads. */
  static Path infoFile(VideoId id, Path folder) {
    return folder.resolve(id + ".info.json");
  }

  private List<String> common(Path folder) {
    var all = base();
    all.addAll(List.of("--no-playlist", "--write-info-json"));
    all.addAll(List.of("-P", "home:" + folder, "-P", "temp:" + UNFINISHED));
    all.addAll(List.of("-o", "%(id)s.%(ext)s"));
    return all;
  }

  private List<String> base() {
    var all = new ArrayList<String>();
    all.addAll(List.of(ytDlp.path().toString(), "--ignore-config"));
    optionsFile.ifPresent(file -> all.addAll(List.of("--config-locations", file.toString())));
    all.addAll(List.of("--no-update", "--use-extractors", "youtube.*"));
    all.addAll(List.of("--socket-timeout", "15", "--retries", "5", "--fragment-retries", "5"));
    all.addAll(List.of("--retry-sleep", "http:exp=1:8", "--retry-sleep", "fragment:exp=1:8"));
    all.addAll(List.of("--extractor-retries", "2"));
    all.addAll(List.of("--ffmpeg-location", ffmpeg.path().toString()));
    javaScriptOption().ifPresent(option -> all.addAll(List.of("--js-runtimes", option)));
    return all;
  }

  private Optional<String> javaScriptOption() {
    return ytDlp.version().isAtLeast(KNOWS_JS_RUNTIMES)
        ? javaScript.map(runtime -> runtime.name() + ":" + runtime.path())
        : Optional.empty();
  }

  /** What has the wanted codec already is only put into another container. */
  private static List<String> soundOnly(Optional<OutputFormat> format) {
    var wanted = format.map(f -> f == OutputFormat.OGG ? "vorbis" : f.wireName());
    return List.of("-x", "--audio-format", wanted.orElse("m4a"), "--audio-quality", "0");
  }

  /**
   * Only WebM cannot hold everything: there what does not fit is encoded anew. Otherwise the
   * streams stay until the folder goes: nobody need wait while they are removed.
   */
  private static List<String> container(Optional<OutputFormat> format) {
    return switch (format.orElse(null)) {
      case null -> List.of("--merge-output-format", "mp4", "--keep-video");
      case MP4 -> List.of("--merge-output-format", "mp4", "--remux-video", "mp4", "--keep-video");
      case WEBM -> List.of("--merge-output-format", "webm/mkv", "--recode-video", "webm");
      case MKV, M4A, MP3, OPUS, OGG, FLAC, WAV, VTT, SRT, TXT ->
          List.of(
              "--merge-output-format",
              format.get().wireName(),
              "--remux-video",
              format.get().wireName());
    };
  }
}
