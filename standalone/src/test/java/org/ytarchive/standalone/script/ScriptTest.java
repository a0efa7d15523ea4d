package org.ytarchive.standalone.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script says and does where something is missing, or where it fetches something. */
class ScriptTest {
  private static final String UPSTREAM = "#!/bin/sh\necho 2026.11.11\n";

  @TempDir Path folder;
  private Script script;

  @BeforeEach
  void machine() throws IOException {
    script = new Script(folder);
  }

  @Test
  void help_namesEveryCommand() throws Exception {
    var ended = script.run("help");

    assertThat(ended.exit()).isZero();
    assertThat(ended.output())
        .contains("up [--detach]", "down", "status", "logs [-f]", "archive URL|ID...", "demo")
        .contains(
            "tools status|update", "test [--full | --docker]", "backup", "restore", "openapi");
  }

  @Test
  void anUnknownCommandIsWrongUse() throws Exception {
    var ended = script.run("fly");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.output()).contains("unknown command 'fly'").contains("usage: ./ytarchive");
  }

  @Test
  void up_withoutAJdkSaysHowToGetOneOnDebian() throws Exception {
    var ended = on("ID=debian\nVERSION_CODENAME=bookworm\n").run("up");

    assertThat(ended.exit()).isEqualTo(3);
    assertThat(ended.output())
        .contains("no JDK 25 or newer is here")
        .contains("packages.adoptium.net/artifactory/deb bookworm main")
        .contains("apt-get install -y temurin-25-jdk");
  }

  @Test
  void up_withoutAJdkSaysHowToGetOneOnFedora() throws Exception {
    var ended = on("ID=fedora\n").run("up");

    assertThat(ended.exit()).isEqualTo(3);
    assertThat(ended.output()).contains("dnf install -y java-25-openjdk-devel");
  }

  /** A JRE, or an older JDK, is not enough; neither is taken by mistake. */
  @Test
  void up_doesNotTakeAnOlderJdk() throws Exception {
    var old = jdk("21.0.4");

    var ended = script.set("YTARCHIVE_JAVA", old.toString()).run("up");

    assertThat(ended.exit()).isEqualTo(3);
    assertThat(ended.output()).contains("YTARCHIVE_JAVA=" + old + " is no JDK 25 or newer");
  }

  @Test
  void test_withoutMavenSaysHowToGetIt() throws Exception {
    jdk("25.0.1");

    var ended = on("ID=ubuntu\nID_LIKE=debian\n").set("JDK_FOLDERS", folder + "/jdks").run("test");

    assertThat(ended.exit()).isEqualTo(3);
    assertThat(ended.output()).contains("no Maven is here").contains("apt-get install -y maven");
  }

  @Test
  void toolsUpdate_takesUpstreamsReleaseWhenItsHashFits() throws Exception {
    upstream(UPSTREAM, sha256(UPSTREAM));

    var ended = script.run("tools", "update");

    assertThat(ended.exit()).isZero();
    assertThat(ended.output()).contains("yt-dlp 2026.11.11").contains("SHA-256 verified");
    assertThat(folder.resolve("home/tools/yt-dlp/yt-dlp")).isExecutable();
    assertThat(script.run("tools", "status").output()).contains("2026.11.11", "upstream's");
  }

  /** What was changed on the way is not run, and what there was before stays. */
  @Test
  void toolsUpdate_refusesAFileWithAnotherHash() throws Exception {
    upstream("#!/bin/sh\ntouch " + folder + "/run-by-mistake\n", sha256(UPSTREAM));

    var ended = script.run("tools", "update");

    assertThat(ended.exit()).isEqualTo(3);
    assertThat(ended.output()).contains("does not have its published SHA-256; it is not used");
    assertThat(folder.resolve("run-by-mistake")).doesNotExist();
    assertThat(folder.resolve("home/tools/yt-dlp/yt-dlp")).doesNotExist();
  }

  /** A release that downloads the trial's video, and one that does not. */
  @Test
  void toolsUpdate_triesANewReleaseBeforeItIsUsed() throws Exception {
    upstream(UPSTREAM, sha256(UPSTREAM));
    script.run("tools", "update");
    script.set("YTDLP_TRIAL_VIDEO", "knownVideo0");
    var broken = release("2026.12.01", "echo 'ERROR: no formats' >&2; exit 1");
    upstream(broken, sha256(broken));

    var refused = script.run("tools", "update");

    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.output())
        .contains("ERROR: no formats")
        .contains("yt-dlp 2026.12.01 failed its trial on the video knownVideo0");
    assertThat(script.run("tools", "status").output()).contains("2026.11.11");

    var good =
        release("2026.12.02", "echo video >\"$to/trial.m4a\"; echo \"$1\" >" + folder + "/url");
    upstream(good, sha256(good));
    assertThat(script.run("tools", "update").exit()).isZero();
    assertThat(script.run("tools", "status").output()).contains("2026.12.02");
    assertThat(folder.resolve("url")).hasContent("https://www.youtube.com/watch?v=knownVideo0");
  }

  private static String release(String version, String download) {
    return """
        #!/bin/sh
        if [ "$1" = --version ]; then echo %s; exit; fi
        while [ $# -gt 1 ]; do [ "$1" != -P ] || to=$2; shift; done
        %s
        """
        .formatted(version, download);
  }

  @Test
  void toolsUpdate_ofTheCurrentReleaseChangesNothing() throws Exception {
    upstream(UPSTREAM, sha256(UPSTREAM));
    script.run("tools", "update");
    var launcher = folder.resolve("home/tools/yt-dlp/yt-dlp");
    var before = Files.readString(launcher);

    var ended = script.run("tools", "update");

    assertThat(ended.exit()).isZero();
    assertThat(ended.output()).contains("yt-dlp 2026.11.11 is the current release already");
    assertThat(launcher).hasContent(before.strip());
  }

  /** What is in use is newer than anything else that could be had. */
  @Test
  void toolsUpdate_withoutANetworkKeepsUpstreams() throws Exception {
    upstream(UPSTREAM, sha256(UPSTREAM));
    script.run("tools", "update");
    script.with("curl", "exit 6").with("yt-dlp", "echo 2023.03.04");

    var ended = script.run("tools", "update");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.output()).contains("yt-dlp 2026.11.11 stays in use");
  }

  @Test
  void toolsUpdate_withoutANetworkTakesTheOneOnThePathAndWarns() throws Exception {
    script.with("curl", "exit 6").with("python3", "exit 0").with("yt-dlp", "echo 2023.03.04");

    var ended = script.run("tools", "update");

    assertThat(ended.exit()).isZero();
    assertThat(ended.output())
        .contains("WARNING: no current yt-dlp could be had")
        .contains("version 2023.03.04")
        .contains("YouTube changes often and breaks old ones");
  }

  @Test
  void logs_ofAStackThatNeverRanSaysWhoWritesThem() throws Exception {
    var ended = script.run("logs");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.output()).contains("is written by './ytarchive up'");
  }

  /** The number of a process that is gone may belong to a stranger: never signal that one. */
  @Test
  void down_leavesAStrangerAlone() throws Exception {
    var stranger = new ProcessBuilder("sleep", "60").start();
    try {
      var run = Files.createDirectories(folder.resolve("home/run"));
      Files.writeString(run.resolve("stack.properties"), "pid=" + stranger.pid() + "\n");

      var ended = script.run("down");

      assertThat(ended.exit()).isZero();
      assertThat(ended.output()).contains("is not up");
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void theScriptsAreCleanInTheEyesOfShellcheck() throws Exception {
    var shellcheck = Path.of("/usr/bin/shellcheck");
    assumeTrue(Files.isExecutable(shellcheck), "no shellcheck on this machine");
    var root = Script.file().resolveSibling("");
    try (var parts = Files.list(root.resolve("standalone/src/main/sh"))) {
      var command =
          Stream.concat(
              Stream.of(
                  shellcheck,
                  Script.file(),
                  root.resolve(".ci/run"),
                  root.resolve("download-service/src/main/resources/tool/yt-dlp-release.sh")),
              parts.sorted());
      var process =
          new ProcessBuilder(command.map(Path::toString).toList())
              .redirectErrorStream(true)
              .start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(output).isEmpty();
      assertThat(process.waitFor()).isZero();
    }
  }

  private Script on(String osRelease) throws IOException {
    var file = Files.writeString(folder.resolve("os-release"), osRelease);
    return script.set("OS_RELEASE", file.toString());
  }

  private Path jdk(String version) throws IOException {
    var jdk = folder.resolve("jdks/jdk-" + version);
    Files.createDirectories(jdk.resolve("bin"));
    Script.program(jdk.resolve("bin/java"), "exit 1");
    Script.program(jdk.resolve("bin/javac"), "exit 1");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return jdk;
  }

  /** A curl that finds upstream's two files, and no other. */
  private void upstream(String program, String publishedHash) throws IOException {
    var files = Files.createDirectories(folder.resolve("upstream"));
    Files.writeString(files.resolve("yt-dlp"), program);
    Files.writeString(
        files.resolve("SHA2-256SUMS"),
        "0".repeat(64) + "  yt-dlp.exe\n" + publishedHash + "  yt-dlp\n");
    script.with("python3", "exit 0");
    script.with(
        "curl",
        """
        while [ $# -gt 1 ]; do [ "$1" != --output ] || to=$2; shift; done
        case $1 in https://*) exec cp "%s/${1##*/}" "$to" ;; esac
        exit 22
        """
            .formatted(files));
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
