package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.ytarchive.standin.catalogue.StandInVideo.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ytarchive.house.Checkout;
import org.ytarchive.standin.catalogue.StandInCatalogue;
import org.ytarchive.standin.catalogue.StandInPlaylist;

/**
 * Every {@code curl} in the documents' shell examples is run against a real stack and succeeds, or
 * answers the status a comment behind it names ({@code # 404}).
 */
class DocsSystemTest {
  private static final Pattern FENCE = Pattern.compile("(?s)```sh\\n(.*?)```");
  private static final Pattern STATUS = Pattern.compile("#\\s*(\\d{3})\\s*$");

  /** The one that stands in the document. */
  private static final String PLAYLIST = "PLFgquLnL59alCl_2TQvOiD5Vgm1hCaGSI";

  @TempDir static Path folder;
  private static TestYouTube youTube;
  private static StackProcess stack;

  private static String job = "";

  @BeforeAll
  static void start() throws IOException {
    var catalogue = StandInCatalogue.of(video("dQw4w9WgXcQ").heights(144, 360).build());
    var channel = catalogue.find("dQw4w9WgXcQ").orElseThrow().channel();
    catalogue.put(new StandInPlaylist(PLAYLIST, "My Playlist", channel, List.of("dQw4w9WgXcQ")));
    youTube = TestYouTube.start(folder.resolve("youtube"), catalogue);
    stack = StackProcess.start(folder.resolve("home"), youTube.settings(Map.of()));
    writeWrapper();
    Uploads.video(folder.resolve("holiday.mp4"), 320, 180, 2);
    archiveTheVideoOfTheExamples();
  }

  private static void archiveTheVideoOfTheExamples() {
    var jobs = new Jobs(stack);
    job = jobs.create("dQw4w9WgXcQ");
    jobs.awaitCompleted(job, Duration.ofSeconds(60));
  }

  /** A curl that also tells us the status. */
  private static void writeWrapper() throws IOException {
    var bin = Files.createDirectories(folder.resolve("bin")).resolve("curl");
    Files.writeString(
        bin,
        """
        #!/bin/sh
        PATH=${PATH#*:}
        exec curl -sS --max-time 30 -o "$CURL_BODY" -w '%{http_code}' "$@"
        """);
    Files.setPosixFilePermissions(bin, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterAll
  static void stop() {
    try (var y = youTube;
        var s = stack) {
      assertThat(s.isAlive()).isTrue();
      assertThat(y.standIn().port()).isPositive();
    }
  }

  static Stream<Arguments> examples() {
    return Stream.of("docs/api.md", "README.md")
        .map(Checkout::file)
        .filter(Files::exists)
        .flatMap(
            document ->
                FENCE
                    .matcher(Checkout.text(document))
                    .results()
                    .flatMap(fence -> fence.group(1).replace("\\\n", " ").lines())
                    .filter(line -> line.strip().startsWith("curl "))
                    .map(line -> arguments(document.getFileName().toString(), line.strip())));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("examples")
  void example_answersAsItSays(String document, String command) throws Exception {
    var body = folder.resolve("body");
    var named = STATUS.matcher(command);
    boolean isNamed = named.find();

    var status = run(command, body);

    if (isNamed) {
      assertThat(status).as(command).isEqualTo(named.group(1));
    } else {
      assertThat(status).as("%s: %s", command, Files.readString(body)).startsWith("2");
    }
  }

  private static String run(String command, Path body) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("/bin/sh", "-c", onOurPorts(command));
    builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().put("CURL_BODY", body.toString());
    builder.directory(folder.toFile()).redirectErrorStream(true);
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return output.strip();
  }

  private static String onOurPorts(String command) {
    var ours = command.replace("localhost:8000", "localhost:" + stack.doorsPort());
    ours = ours.replace("job_…", job);
    for (var service : Service.values()) {
      ours =
          ours.replace(
              "localhost:800" + (service.ordinal() + 1), "localhost:" + stack.port(service));
    }
    return ours;
  }
}
