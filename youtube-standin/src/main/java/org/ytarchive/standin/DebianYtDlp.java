package org.ytarchive.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * yt-dlp in the versions this project is tested against, each from its Debian package, none
 * installed. They lie in {@code target/yt-dlp} of the checkout, or where the system property {@code
 * ytdlp.test.versions.dir} or the environment's YTDLP_TEST_VERSIONS_DIR says; what is missing is
 * fetched by the script {@code debian-yt-dlp} beside this module's sources.
 */
public enum DebianYtDlp {
  BOOKWORM("2023.03.04", "bookworm"),
  BOOKWORM_BACKPORTS("2025.04.30", "bookworm-backports"),
  TRIXIE_BACKPORTS("2026.10", "trixie-backports");

  private static final String SCRIPT = "youtube-standin/debian-yt-dlp";

  private final String version;
  private final String suite;

  DebianYtDlp(String version, String suite) {
    this.version = version;
    this.suite = suite;
  }

  /** The newest; the one to use where a single version is enough. */
  public static DebianYtDlp newest() {
    return TRIXIE_BACKPORTS;
  }

  public String version() {
    return version;
  }

  /**
   * An executable yt-dlp of this version, fetched if it is not there yet.
   *
   * @throws IllegalStateException with the script's words if it cannot be had
   */
  public Path program() {
    var own = folder().resolve(version);
    var program = own.resolve("yt-dlp");
    if (!Files.isExecutable(program)) {
      fetch(own, program);
    }
    return program;
  }

  @Override
  public String toString() {
    return version;
  }

  /** One at a time, across threads and across the test JVMs of several modules. */
  private void fetch(Path own, Path program) {
    synchronized (DebianYtDlp.class) {
      try {
        Files.createDirectories(own);
        fetchLocked(own, program);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while yt-dlp was fetched", e);
      }
    }
  }

  private void fetchLocked(Path own, Path program) throws IOException, InterruptedException {
    var file = own.resolve("lock");
    try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var held = channel.lock()) {
      if (held.isValid() && !Files.isExecutable(program)) {
        runScript(own);
      }
    }
  }

  private void runScript(Path into) throws IOException, InterruptedException {
    var script = checkout().resolve(SCRIPT).toString();
    var process =
        new ProcessBuilder(script, suite, into.toString()).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("no yt-dlp " + version + ": " + output.strip());
    }
  }

  private static Path folder() {
    var property = Optional.ofNullable(System.getProperty("ytdlp.test.versions.dir"));
    return property
        .or(() -> Optional.ofNullable(System.getenv("YTDLP_TEST_VERSIONS_DIR")))
        .filter(said -> !said.isBlank())
        .map(Path::of)
        .orElseGet(() -> checkout().resolve("target/yt-dlp"));
  }

  private static Path checkout() {
    return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
        .filter(path -> Files.isExecutable(path.resolve(SCRIPT)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no checkout with " + SCRIPT + " above here"));
  }
}
