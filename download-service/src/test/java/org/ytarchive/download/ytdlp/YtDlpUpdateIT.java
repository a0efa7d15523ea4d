package org.ytarchive.download.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.download.output.Sha256;
import org.ytarchive.download.tool.SupervisedTool;
import org.ytarchive.download.tool.ToolEnvironment;
import org.ytarchive.download.tool.ToolFolders;
import org.ytarchive.download.tool.ToolSettings;
import org.ytarchive.download.tool.Tools;
import org.ytarchive.standin.DebianYtDlp;
import org.ytarchive.standin.YouTubeStandIn;
import org.ytarchive.standin.traffic.RequestKind;

/** The release is a real yt-dlp, and it is tried on a real extraction and a real download. */
class YtDlpUpdateIT {
  @TempDir Path temp;
  private YouTubeStandIn youTube;
  private Path upstream;

  @BeforeEach
  void openYouTube() throws IOException {
    var media = Path.of("target", "standin-media").toAbsolutePath();
    youTube = YouTubeStandIn.start(YouTubeStandIn.Config.in(temp).withMediaFolder(media));
    upstream = Files.createDirectories(temp.resolve("upstream"));
    release("exec " + DebianYtDlp.newest().program() + " \"$@\"");
    program(
        "curl",
        """
        while [ $# -gt 1 ]; do [ "$1" != --output ] || to=$2; shift; done
        echo asked >>"%1$s/asked"
        case $1 in https://*) exec cp "%1$s/${1##*/}" "$to" ;; esac
        exit 22
        """
            .formatted(upstream));
  }

  @AfterEach
  void closeYouTube() {
    youTube.close();
  }

  /** What upstream has published. */
  private void release(String script) throws IOException {
    var file = Files.writeString(upstream.resolve("yt-dlp"), "#!/bin/sh\n" + script + "\n");
    Files.writeString(upstream.resolve("SHA2-256SUMS"), Sha256.of(file) + "  yt-dlp\n");
  }

  private void program(String name, String text) throws IOException {
    var file = Files.createDirectories(temp.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void update(UpdateSettings.When when, String video) throws IOException {
    var options = Files.writeString(temp.resolve("o"), String.join(" ", youTube.ytDlpOptions()));
    var settings =
        new ToolSettings(
            temp,
            temp,
            null,
            null,
            null,
            options.toString(),
            "5GB",
            Duration.ofHours(1),
            Duration.ofMinutes(1));
    var environment =
        new ToolEnvironment(Map.of("PATH", temp.resolve("bin") + ":" + System.getenv("PATH")));
    var supervised = new SupervisedTool(new ToolFolders(temp), environment);
    var tools = new Tools(settings, environment, supervised);
    new YtDlpUpdate(new UpdateSettings(when, video), settings, tools, supervised).whenDue();
  }

  private Path launcher() {
    return temp.resolve("tools/yt-dlp/yt-dlp");
  }

  private void aDayPasses() throws IOException {
    var yesterday = FileTime.from(Instant.now().minus(Duration.ofHours(25)));
    Files.setLastModifiedTime(temp.resolve("tools/yt-dlp/checked"), yesterday);
  }

  private List<Path> versions() throws IOException {
    try (var all = Files.list(temp.resolve("tools/yt-dlp"))) {
      return all.filter(Files::isDirectory).toList();
    }
  }

  private long asked() throws IOException {
    var log = upstream.resolve("asked");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  @Test
  void off_asksNobody() throws Exception {
    update(UpdateSettings.When.OFF, "ordinary720");

    assertThat(launcher()).doesNotExist();
    assertThat(asked()).isZero();
  }

  @Test
  void daily_takesWhatPassesItsTrialOnceADay() throws Exception {
    update(UpdateSettings.When.DAILY, "ordinary720");

    assertThat(launcher()).isExecutable();
    assertThat(youTube.traffic().requests(RequestKind.MEDIA)).isPositive();
    assertThat(versions()).hasSize(1);
    assertThat(version()).startsWith(DebianYtDlp.newest().version());
    update(UpdateSettings.When.DAILY, "ordinary720");
    assertThat(asked()).as("once a day").isEqualTo(2);

    aDayPasses();
    update(UpdateSettings.When.DAILY, "ordinary720");
    assertThat(asked()).isEqualTo(4);
    assertThat(versions()).as("the same release is not kept twice").hasSize(1);
  }

  private String version() throws Exception {
    var process = new ProcessBuilder(launcher().toString(), "--version").start();
    var output = new String(process.getInputStream().readAllBytes(), "UTF-8").strip();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output;
  }

  /** As a release that does not understand YouTube would end. */
  @Test
  void daily_leavesEverythingWhenTheTrialFails() throws Exception {
    update(UpdateSettings.When.DAILY, "ordinary720");
    var before = Files.readString(launcher());
    release("[ \"$1\" != --version ] || exec echo 2099.01.01; echo ERROR: broken >&2; exit 1");
    aDayPasses();

    update(UpdateSettings.When.DAILY, "ordinary720");

    assertThat(launcher()).hasContent(before.strip());
    assertThat(versions()).hasSize(1);
    assertThat(version()).startsWith(DebianYtDlp.newest().version());
  }

  /** The real one, on a video that it cannot fetch. */
  @Test
  void daily_takesNothingWithoutATrial() throws Exception {
    update(UpdateSettings.When.DAILY, "noFormats00");

    assertThat(launcher()).doesNotExist();
    assertThat(versions()).isEmpty();
  }

  /** Two replicas, or two stacks, on one home. */
  @Test
  void daily_isSafeTwiceAtOnce() throws Exception {
    var both =
        List.of(1, 2).stream().map(i -> CompletableFuture.runAsync(this::updateNow)).toList();

    both.forEach(CompletableFuture::join);

    assertThat(asked()).isEqualTo(2);
    assertThat(versions()).hasSize(1);
    assertThat(version()).startsWith(DebianYtDlp.newest().version());
  }

  private void updateNow() {
    try {
      update(UpdateSettings.When.DAILY, "ordinary720");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
