package org.ytarchive.download.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

class ToolsTest {
  @TempDir Path temp;
  private Path onPath;
  private Path home;

  @BeforeEach
  void prepare() throws IOException {
    onPath = Files.createDirectory(temp.resolve("bin"));
    home = Files.createDirectory(temp.resolve("home"));
    for (var needed : List.of("setsid", "flock", "env")) {
      program(onPath.resolve(needed), needed);
    }
  }

  @Test
  void ytDlp_isFirstTheConfiguredThenOursThenThePaths() throws IOException {
    program(onPath.resolve("yt-dlp"), "2023.03.04");
    assertThat(tools(null).requireYtDlp().version()).hasToString("2023.03.04");

    program(home.resolve("tools/yt-dlp/yt-dlp"), "2026.10.26");
    assertThat(tools(null).requireYtDlp().version()).hasToString("2026.10.26");

    var own = program(temp.resolve("own"), "2025.04.30");
    assertThat(tools(own).requireYtDlp().path()).isEqualTo(own);
  }

  /** A typing error in YTDLP_PATH must not end in some other yt-dlp. */
  @Test
  void ytDlp_isMissingWhenTheConfiguredOneIs() throws IOException {
    program(onPath.resolve("yt-dlp"), "2023.03.04");

    assertThat(tools(temp.resolve("nothing")).ytDlp()).isEmpty();
  }

  @Test
  void requireYtDlp_saysWhatToDo() {
    assertThatThrownBy(() -> tools(null).requireYtDlp())
        .isInstanceOfSatisfying(
            ArchiveException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE))
        .hasMessageContaining("YTDLP_PATH");
  }

  @Test
  void ytDlp_isMissingWhenItDoesNotRun() throws IOException {
    write(onPath.resolve("yt-dlp"), "#!/bin/sh\nexit 1\n");

    assertThat(tools(null).ytDlp()).isEmpty();
  }

  /** {@code ./ytarchive tools update} while the service runs. */
  @Test
  void ytDlp_isAskedAgainWhenItsFileChanged() throws IOException {
    var file = program(onPath.resolve("yt-dlp"), "2025.04.30");
    var tools = tools(null);
    assertThat(tools.requireYtDlp().version()).hasToString("2025.04.30");

    program(file, "2026.10.26");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

    assertThat(tools.requireYtDlp().version()).hasToString("2026.10.26");
  }

  /** A start costs half a second: it is paid once. */
  @Test
  void ytDlp_isNotAskedTwice() throws IOException {
    var count = temp.resolve("count");
    write(onPath.resolve("yt-dlp"), "#!/bin/sh\necho x >>" + count + "\necho 2026.10.26\n");
    var tools = tools(null);

    tools.requireYtDlp();
    tools.requireYtDlp();

    assertThat(count).hasContent("x");
  }

  @Test
  void javaScript_takesOnlyWhatIsRecentEnough() throws IOException {
    program(onPath.resolve("node"), "v20.20.2");
    assertThat(tools(null).javaScript()).isEmpty();

    program(onPath.resolve("node"), "v22.11.0");
    assertThat(tools(null).javaScript()).map(Tool::name).contains("node");

    program(onPath.resolve("deno"), "deno 2.3.1 (stable)");
    assertThat(tools(null).javaScript()).map(Tool::name).contains("deno");
  }

  /** yt-dlp asks at each of its starts; ffmpeg itself is asked once, and does all else. */
  @Test
  void ffmpegForYtDlp_answersWhatIsAskedEachTime() throws IOException, InterruptedException {
    var asked = temp.resolve("asked");
    var script = "#!/bin/sh\n[ \"$*\" = -version ] || echo \"$*\" >>'%s'\necho ffmpeg version 7\n";
    write(onPath.resolve("ffmpeg"), script.formatted(asked));
    program(onPath.resolve("ffprobe"), "ffprobe version 7");
    var tools = tools(null);

    var ffmpeg = tools.requireFfmpegForYtDlp();

    assertThat(ffmpeg.path().resolveSibling("ffprobe")).isExecutable();
    assertThat(says(ffmpeg.path(), "-bsfs")).contains("ffmpeg version 7");
    assertThat(says(tools.requireFfmpegForYtDlp().path(), "-bsfs")).contains("ffmpeg version 7");
    says(ffmpeg.path(), "-i", "file:a b's.mp4");
    assertThat(asked).content().isEqualTo("-bsfs\n-i file:a b's.mp4\n");
  }

  @Test
  void ffmpegForYtDlp_isAskedAgainWhenItsFileChanged() throws IOException, InterruptedException {
    program(onPath.resolve("ffprobe"), "ffprobe version 7");
    var file = program(onPath.resolve("ffmpeg"), "ffmpeg version 7");
    var tools = tools(null);
    tools.requireFfmpegForYtDlp();

    program(file, "ffmpeg version 8");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

    assertThat(says(tools.requireFfmpegForYtDlp().path(), "-bsfs")).contains("ffmpeg version 8");
  }

  /** One that does not answer is left to yt-dlp as it is. */
  @Test
  void ffmpegForYtDlp_isTheProgramItselfWhenItDoesNotAnswer() throws IOException {
    program(onPath.resolve("ffprobe"), "ffprobe version 7");
    var file =
        write(
            onPath.resolve("ffmpeg"),
            "#!/bin/sh\n[ $1 = -version ] || exit 1\necho ffmpeg version 7\n");

    assertThat(tools(null).requireFfmpegForYtDlp().path()).isEqualTo(file);
  }

  private static String says(Path program, String... arguments)
      throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of(program.toString()));
    line.addAll(List.of(arguments));
    var process = new ProcessBuilder(line).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return said;
  }

  @Test
  void check_saysWhatIsMissing() throws IOException {
    program(onPath.resolve("yt-dlp"), "2026.10.26");
    program(onPath.resolve("ffmpeg"), "ffmpeg version 5.1.9-0+deb12u1 Copyright");

    var result = new ToolsCheck(tools(null), settings(null)).check();

    assertThat(result.status()).isEqualTo("down");
    assertThat(result.details().get("reason")).asString().contains("ffprobe");
  }

  @Test
  void check_tellsTheVersions() throws IOException {
    program(onPath.resolve("yt-dlp"), "2023.03.04");
    program(onPath.resolve("ffmpeg"), "ffmpeg version 5.1.9-0+deb12u1 Copyright");
    program(onPath.resolve("ffprobe"), "ffprobe version 5.1.9-0+deb12u1 Copyright");

    var result = new ToolsCheck(tools(null), settings(null)).check();

    assertThat(result.status()).isEqualTo("up");
    assertThat(result.details())
        .containsEntry("yt_dlp", "2023.03.04")
        .containsEntry("ffmpeg", "5.1.9-0+deb12u1")
        .containsEntry("javascript", "none")
        .containsKey("warning");
  }

  @Test
  void version_isComparedByItsNumbers() {
    assertThat(new ToolVersion("2026.10.26").isAtLeast("2026.7.4")).isTrue();
    assertThat(new ToolVersion("2025.11.12.232846").isAtLeast("2025.11.12")).isTrue();
    assertThat(new ToolVersion("2025.04.30").isAtLeast("2025.11.12")).isFalse();
    assertThat(new ToolVersion("odd").isAtLeast("1")).isFalse();
  }

  private Tools tools(@Nullable Path ytDlp) {
    var environment = new ToolEnvironment(Map.of("PATH", onPath + ":/usr/bin-that-is-not"));
    var supervised =
        new SupervisedTool(
            new ToolFolders(temp), new ToolEnvironment(Map.of("PATH", System.getenv("PATH"))));
    return new Tools(settings(ytDlp), environment, supervised);
  }

  private ToolSettings settings(@Nullable Path ytDlp) {
    return new ToolSettings(
        home,
        temp,
        ytDlp == null ? "" : ytDlp.toString(),
        "",
        "",
        "",
        "5GB",
        Duration.ofHours(6),
        Duration.ofMinutes(2));
  }

  private static Path program(Path file, String firstLine) throws IOException {
    return write(file, "#!/bin/sh\necho '" + firstLine + "'\n");
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
