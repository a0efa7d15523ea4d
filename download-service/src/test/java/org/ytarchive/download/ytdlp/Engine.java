package org.ytarchive.download.ytdlp;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.json.JsonMapper;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.ytarchive.download.ffmpeg.Probes;
import org.ytarchive.download.media.MediaProbe;
import org.ytarchive.download.tool.Forks;
import org.ytarchive.download.tool.SupervisedTool;
import org.ytarchive.download.tool.ToolEnvironment;
import org.ytarchive.download.tool.ToolFolders;
import org.ytarchive.download.tool.ToolSettings;
import org.ytarchive.download.tool.Tools;
import org.ytarchive.standin.DebianYtDlp;
import org.ytarchive.standin.YouTubeStandIn;

/** Real parts, put together as the service does, aimed at a stand-in for YouTube. */
final class Engine {
  static final long MEGABYTE = 1024 * 1024;

  private final Path temp;
  private final DebianYtDlp version;
  private final YouTubeStandIn youTube;
  private DownloadLimits limits =
      new DownloadLimits(500 * MEGABYTE, MEGABYTE, Duration.ofSeconds(60), Duration.ofMinutes(5));

  Engine(Path temp, DebianYtDlp version, YouTubeStandIn youTube) {
    this.temp = temp;
    this.version = version;
    this.youTube = youTube;
  }

  Engine with(DownloadLimits other) {
    limits = other;
    return this;
  }

  /** The stand-in is reached as an operator would say it: in the options file. */
  private Path optionsFile() {
    try {
      return Files.writeString(
          temp.resolve("yt-dlp.conf"),
          "# the operator's\n" + String.join(" ", youTube.ytDlpOptions()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ToolSettings settings(@Nullable Path options) {
    return new ToolSettings(
        temp,
        temp,
        version.program().toString(),
        null,
        null,
        options == null ? null : options.toString(),
        "500MB",
        Duration.ofMinutes(5),
        Duration.ofMinutes(1));
  }

  YtDlpDownloader downloader() {
    return downloader(settings(optionsFile()), Map.of());
  }

  /** The stand-in as a proxy of the environment, with an authority the machine does not know. */
  YtDlpDownloader downloaderBehindProxy() throws IOException {
    var options = Files.writeString(temp.resolve("own.conf"), "--compat-options no-certifi\n");
    return downloader(
        settings(options),
        Map.of(
            "https_proxy",
            "http://127.0.0.1:" + youTube.port(),
            "SSL_CERT_FILE",
            youTube.caFile().toString()));
  }

  YtDlpDownloader downloaderWithOptions(Path options) {
    return downloader(settings(options), Map.of());
  }

  YtDlpDownloader downloader(ToolSettings settings, Map<String, String> extra) {
    var environment = environment(extra);
    var supervised = supervised(environment);
    var tools = new Tools(settings, environment, supervised);
    return new YtDlpDownloader(
        supervised, tools, settings, limits, Probes.of(supervised, tools), mapper());
  }

  MediaProbe probe() {
    var environment = environment(Map.of());
    var supervised = supervised(environment);
    return Probes.of(supervised, new Tools(settings(null), environment, supervised));
  }

  YtDlpVideoInfos videoInfos() {
    return new YtDlpVideoInfos(questions(), mapper());
  }

  YtDlpPlaylistInfos playlistInfos() {
    return new YtDlpPlaylistInfos(questions(), mapper());
  }

  private Questions questions() {
    var settings = settings(optionsFile());
    var environment = environment(Map.of());
    var supervised = supervised(environment);
    return new Questions(
        supervised,
        new Tools(settings, environment, supervised),
        settings,
        new YtDlpMetrics(new SimpleMeterRegistry()),
        new Refusals(new BlockSettings(Duration.ZERO), Clock.systemUTC()));
  }

  private SupervisedTool supervised(ToolEnvironment environment) {
    return Forks.supervised(new ToolFolders(temp), environment);
  }

  private static ToolEnvironment environment(Map<String, String> extra) {
    var all = new TreeMap<>(extra);
    all.put("PATH", System.getenv("PATH"));
    return new ToolEnvironment(all);
  }

  static JsonMapper mapper() {
    return JsonMapper.createDefault();
  }
}
