package org.ytarchive.download.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single functions of {@code yt-dlp-release.sh}, as the script {@code ytarchive} calls them. */
class ReleaseScriptTest {
  private static final Path SCRIPT = Path.of("src/main/resources/tool/yt-dlp-release.sh");

  @TempDir Path folder;

  private Path version(String name) throws IOException {
    var version = Files.createDirectories(folder.resolve(name));
    var program = Files.writeString(version.resolve("yt-dlp"), "#!/bin/sh\necho " + name + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return version;
  }

  private static void age(Path version, Duration age) throws IOException {
    Files.setLastModifiedTime(version, FileTime.from(Instant.now().minus(age)));
  }

  private int run(String function, Object... arguments) throws Exception {
    var call = ". \"$1\"; shift; " + function + " \"$@\"";
    var command = new ArrayList<>(List.of("sh", "-c", call, "test"));
    command.add(SCRIPT.toAbsolutePath().toString());
    List.of(arguments).forEach(argument -> command.add(argument.toString()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().transferTo(System.out);
    return process.waitFor();
  }

  private void adopt(Path version) throws Exception {
    assertThat(run("adopt_yt_dlp", folder, version, "a test")).isZero();
  }

  /** A version may be in use for months; what it downloads when it is replaced goes on with it. */
  @Test
  void adopt_keepsWhatWasReplacedJustNow() throws Exception {
    var first = version("20250101T000000-1");
    adopt(first);
    age(first, Duration.ofDays(90));
    adopt(version("20250401T000000-1"));

    adopt(version("20250401T000500-1"));
    assertThat(first).exists();

    age(first, Duration.ofDays(3));
    adopt(version("20250404T000000-1"));
    assertThat(first).doesNotExist();
    assertThat(folder.resolve("20250401T000500-1")).exists();
    assertThat(folder.resolve("source")).hasContent("a test");
  }

  /** As when the disk is full: what was in use is called on. */
  @Test
  void adopt_leavesEverythingWhenTheSwitchCannotBeMade() throws Exception {
    adopt(version("20250101T000000-1"));
    var next = version("20250401T000000-1");
    Files.createDirectory(folder.resolve("20250401T000000-1.launcher"));

    assertThat(run("adopt_yt_dlp", folder, next, "a test")).isEqualTo(1);

    assertThat(folder.resolve("yt-dlp")).content().contains("20250101T000000-1/yt-dlp");
    assertThat(next).doesNotExist();
  }
}
