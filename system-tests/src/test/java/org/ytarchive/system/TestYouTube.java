package org.ytarchive.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ytarchive.house.Checkout;
import org.ytarchive.standin.YouTubeStandIn;
import org.ytarchive.standin.catalogue.StandInCatalogue;

/** A YouTube for one test class, and the settings that lead a stack's yt-dlp to it. */
public final class TestYouTube implements AutoCloseable {
  /** Media is made once and kept between runs; several test JVMs may share it. */
  private static final Path MEDIA = Checkout.file("target/standin-media");

  private final YouTubeStandIn standIn;
  private final Path optionsFile;

  private TestYouTube(YouTubeStandIn standIn, Path optionsFile) {
    this.standIn = standIn;
    this.optionsFile = optionsFile;
  }

  public static TestYouTube start(Path folder, StandInCatalogue catalogue) {
    try {
      Files.createDirectories(folder);
      var config = YouTubeStandIn.Config.in(folder).withMediaFolder(MEDIA).withCatalogue(catalogue);
      var standIn = YouTubeStandIn.start(config);
      var options = folder.resolve("yt-dlp-options");
      Files.writeString(
          options, "--proxy http://127.0.0.1:" + standIn.port() + "\n--no-check-certificates\n");
      return new TestYouTube(standIn, options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public YouTubeStandIn standIn() {
    return standIn;
  }

  /** Settings for a stack that sees this YouTube and no other. */
  public Map<String, String> settings(Map<String, String> more) {
    var all =
        new HashMap<>(
            Map.of(
                "YTDLP_PATH", YtDlp.program().toString(),
                "YTDLP_OPTIONS_FILE", optionsFile.toString()));
    all.putAll(more);
    return all;
  }

  /** What a person types to fetch from here by hand. */
  public List<String> ytDlpOptions() {
    return standIn.ytDlpOptions();
  }

  @Override
  public void close() {
    standIn.close();
  }
}
