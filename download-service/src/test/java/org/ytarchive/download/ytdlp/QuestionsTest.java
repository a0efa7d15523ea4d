package org.ytarchive.download.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.testing.HandClock;
import org.ytarchive.download.tool.SupervisedTool;
import org.ytarchive.download.tool.ToolEnvironment;
import org.ytarchive.download.tool.ToolFolders;
import org.ytarchive.download.tool.ToolSettings;
import org.ytarchive.download.tool.Tools;

class QuestionsTest {
  private static final Duration SECONDS = Duration.ofSeconds(30);
  private static final Duration MINUTES = Duration.ofMinutes(9);

  @TempDir Path temp;
  private Path program;
  private Questions questions;
  private final HandClock clock = new HandClock();

  @BeforeEach
  void writeProgram() throws IOException {
    program =
        Files.writeString(
            temp.resolve("yt-dlp"),
            """
            #!/bin/sh
            [ "$1" != --version ] || exec echo 2026.01.01
            [ "$1" != list ] || echo "$2" >>"%1$s/begun"
            [ ! -e "%1$s/robot" ] || { echo "$2" >>"%1$s/robot"; echo "ERROR: Sign in to confirm you're not a bot" >&2; exit 1; }
            while [ "$1" = list ] && [ ! -e "%1$s/go" ]; do sleep 0.05; done
            """
                .formatted(temp));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    var environment = new ToolEnvironment(Map.of("PATH", System.getenv("PATH")));
    var supervised = new SupervisedTool(new ToolFolders(temp), environment);
    var settings =
        new ToolSettings(
            temp, temp, program.toString(), null, null, null, "5GB", Duration.ofHours(1), SECONDS);
    questions =
        new Questions(
            supervised,
            new Tools(settings, environment, supervised),
            settings,
            new YtDlpMetrics(new SimpleMeterRegistry()),
            new Refusals(new BlockSettings(Duration.ofMinutes(4)), clock));
  }

  @AfterEach
  void letGo() throws IOException {
    Files.writeString(temp.resolve("go"), "");
  }

  private String ask(Duration limit, String... arguments) {
    var question =
        new Questions.Question(
            (ytDlp, folder) ->
                Stream.concat(Stream.of(program.toString()), Arrays.stream(arguments)).toList(),
            limit,
            line -> {});
    return questions.ask(question, folder -> "answered");
  }

  private List<String> begun() throws IOException {
    var file = temp.resolve("begun");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /** Two channels with thousands of videos are read, and somebody asks for a single video. */
  @Test
  void ask_answersASingleQuestionWhileLongListsAreRead() throws Exception {
    var lists =
        List.of("one", "two").stream()
            .map(name -> CompletableFuture.supplyAsync(() -> ask(MINUTES, "list", name)))
            .toList();
    await().atMost(SECONDS).until(() -> !begun().isEmpty());

    assertThat(ask(SECONDS, "video")).isEqualTo("answered");
    assertThat(begun()).hasSize(1);

    letGo();
    lists.forEach(list -> assertThat(list.join()).isEqualTo("answered"));
    assertThat(begun()).containsExactlyInAnyOrder("one", "two");
  }

  /** Whoever asks on makes it worse: one question, and then none until the pause is over. */
  @Test
  void ask_asAskedByARobotPauses() throws Exception {
    Files.writeString(temp.resolve("robot"), "");
    assertThat(refused("first")).containsEntry("failure_class", "blocked");

    assertThat(refused("second")).containsEntry("retry_after", 181L);
    clock.pass(Duration.ofSeconds(179));
    assertThat(refused("third")).containsEntry("retry_after", 2L);
    assertThat(temp.resolve("robot")).content().isEqualTo("first\n");

    clock.pass(Duration.ofSeconds(2));
    Files.delete(temp.resolve("robot"));
    assertThat(ask(SECONDS, "video", "fourth")).isEqualTo("answered");
    assertThat(ask(SECONDS, "video", "fifth")).isEqualTo("answered");
  }

  private Map<String, Object> refused(String name) {
    return catchThrowableOfType(ArchiveException.class, () -> ask(SECONDS, "video", name))
        .details();
  }
}
