package org.ytarchive.download.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.OutputFormat;
import org.ytarchive.common.Quality;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.download.download.DownloadOrder;
import org.ytarchive.download.download.DownloadUpdate;
import org.ytarchive.download.download.Outcome;
import org.ytarchive.download.media.Media;
import org.ytarchive.standin.DebianYtDlp;
import org.ytarchive.standin.YouTubeStandIn;

/** A real yt-dlp in a folder of its own, and orders for it. */
final class RealYtDlp {
  static final VideoId ORDINARY = new VideoId("ordinary720");

  private final Path temp;
  private final YouTubeStandIn youTube;
  private final Engine engine;
  private final List<DownloadUpdate> heard;

  RealYtDlp(Path temp, DebianYtDlp version, YouTubeStandIn youTube, List<DownloadUpdate> heard) {
    this.temp = temp;
    this.youTube = youTube;
    this.engine = new Engine(temp, version, youTube);
    this.heard = heard;
  }

  static DownloadOrder order(VideoId id) {
    return order(id, "360p");
  }

  static DownloadOrder order(VideoId id, String quality) {
    return new DownloadOrder(id, Quality.parse(quality), Optional.empty(), false, false);
  }

  static DownloadOrder strict(String id, String quality) {
    return new DownloadOrder(
        new VideoId(id), Quality.parse(quality), Optional.empty(), false, true);
  }

  static DownloadOrder selecting(String selection) {
    return new DownloadOrder(ORDINARY, Quality.parse("best"), Optional.of(selection), false, false);
  }

  static DownloadOrder as(OutputFormat format) {
    return new DownloadOrder(
        ORDINARY,
        Quality.parse("360p"),
        Optional.empty(),
        false,
        false,
        List.of(),
        Optional.of(format),
        true);
  }

  Path temp() {
    return temp;
  }

  YouTubeStandIn youTube() {
    return youTube;
  }

  Engine engine() {
    return engine;
  }

  Path folder(String name) throws IOException {
    return Files.createDirectories(temp.resolve(name));
  }

  Path fetched(DownloadOrder order) throws Exception {
    var outcome = engine.downloader().download(order, folder("work"), heard::add);
    assertThat(outcome).isInstanceOf(Outcome.Fetched.class);
    return ((Outcome.Fetched) outcome).file();
  }

  Failure failed(DownloadOrder order) throws Exception {
    var outcome = engine.downloader().download(order, folder("work"), heard::add);
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return ((Outcome.Failed) outcome).failure();
  }

  Outcome.Fetched fetchedWith(String video, String... subtitles) throws Exception {
    var order =
        new DownloadOrder(
            new VideoId(video),
            Quality.parse("360p"),
            Optional.empty(),
            false,
            false,
            List.of(subtitles));
    var outcome = engine.downloader().download(order, folder("work"), heard::add);
    assertThat(outcome).isInstanceOf(Outcome.Fetched.class);
    return (Outcome.Fetched) outcome;
  }

  Media probe(Path file) throws Exception {
    return engine.probe().probe(file).orElseThrow();
  }
}
