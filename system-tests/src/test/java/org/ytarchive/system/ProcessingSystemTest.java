package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.standin.catalogue.StandInCatalogue;

/** {@code distributed-video-processing.md} on the real parts, over both ports. */
class ProcessingSystemTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int SECONDS = 2;
  private static final List<String> PROCESSES = List.of("video_enhancement", "metadata_extraction");

  @TempDir static Path folder;
  private static TestYouTube youTube;
  private static StackProcess stack;
  private static Path video;

  @BeforeAll
  static void start() {
    youTube = TestYouTube.start(folder.resolve("youtube"), StandInCatalogue.demo());
    stack = StackProcess.start(folder.resolve("home"), youTube.settings(Map.of()));
    video = Uploads.video(folder.resolve("holiday.mp4"), 320, 240, SECONDS);
  }

  @AfterAll
  static void stop() {
    try (var y = youTube;
        var s = stack) {
      assertThat(y.standIn().port()).isPositive();
      s.stop();
    }
  }

  private static int port(String which) {
    return which.equals("8000") ? stack.doorsPort() : stack.port(Service.JOBS);
  }

  private static Caller caller(String which) {
    return which.equals("8000") ? stack.doors() : stack.jobs();
  }

  /** The documented flow: connect, upload, hear of both, fetch both. */
  @ParameterizedTest
  @ValueSource(strings = {"8000", "8001"})
  void upload_isToldAndItsResultsAreThere(String port) throws IOException {
    var client = "client-" + port;
    try (var listener = Listener.at(port(port), "/ws/" + client)) {
      await().atMost(LIMIT).until(() -> !listener.heard().isEmpty());
      var answer = Uploads.send(caller(port), video, "my holiday.mp4", "client_id", client);

      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(names(answer.json())).containsExactly("file_id", "message");
      assertThat(answer.json().path("message").asText()).isEqualTo("Video uploaded successfully");
      var file = answer.json().path("file_id").asText();
      assertMessages(listener, client, file);
      assertStatuses(caller(port), file);
      assertEnhanced(caller(port), file);
      assertMetadata(caller(port), file);
    }
  }

  private static void assertMessages(Listener listener, String client, String file) {
    await().atMost(LIMIT).until(() -> ends(listener, file) == 2);
    var heard = listener.heard();
    assertThat(heard.getFirst())
        .isEqualTo(
            Json.read(
                "{\"type\":\"connection\",\"status\":\"connected\",\"client_id\":\"%s\"}"
                    .formatted(client)));
    assertThat(names(heard.get(1)))
        .containsExactly("type", "file_id", "status", "message", "timestamp");
    assertThat(heard.get(1).path("type").asText()).isEqualTo("upload_status");
    assertThat(heard.get(1).path("status").asText()).isEqualTo("uploaded");
    for (var process : PROCESSES) {
      var told = of(listener, file, process);
      assertThat(told.stream().map(m -> m.path("status").asText()).distinct())
          .containsExactly("pending", "processing", "completed");
      assertThat(told.stream().map(m -> m.path("progress").asInt())).isSorted().endsWith(100);
      for (var message : told) {
        assertThat(names(message))
            .containsExactly(
                "type", "file_id", "process_type", "status", "progress", "error", "timestamp");
        assertThat(message.path("error").isNull()).isTrue();
        assertThat(Instant.parse(message.path("timestamp").asText())).isNotNull();
      }
    }
  }

  private static List<JsonNode> of(Listener listener, String file, String process) {
    return listener.heard().stream()
        .filter(m -> m.path("file_id").asText().equals(file))
        .filter(m -> m.path("process_type").asText().equals(process))
        .toList();
  }

  private static long ends(Listener listener, String file) {
    return PROCESSES.stream()
        .flatMap(process -> of(listener, file, process).stream())
        .filter(m -> m.path("status").asText().matches("completed|failed"))
        .count();
  }

  private static void assertStatuses(Caller caller, String file) {
    for (var kind : List.of("video-enhancement", "metadata-extraction")) {
      var status = caller.get("/internal/" + kind + "-status/" + file).json();
      assertThat(names(status)).containsExactly("status", "progress", "error", "last_updated");
      assertThat(status.path("status").asText()).isEqualTo("completed");
      assertThat(status.path("progress").asInt()).isEqualTo(100);
      assertThat(status.path("error").isNull()).isTrue();
    }
  }

  private static void assertEnhanced(Caller caller, String file) {
    var path = "/processed_videos/enhanced_" + file + ".mp4";
    var whole = caller.get(path);
    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.header("Content-Type")).isEqualTo("video/mp4");
    var part = caller.get(path, "Range", "bytes=4-7");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo("ftyp");
    var probed = Uploads.probe(Uploads.save(whole, folder.resolve(file + ".mp4")));
    assertThat(probed.at("/format/duration").asDouble()).isCloseTo(SECONDS, within(0.2));
    assertThat(probed.path("streams"))
        .extracting(s -> s.path("codec_type").asText())
        .containsExactly("video", "audio");
    assertThat(probed.at("/streams/0/width").asInt()).isEqualTo(320);
    assertThat(stack.home().resolve("downloads" + path)).hasBinaryContent(whole.body());
  }

  private static void assertMetadata(Caller caller, String file) throws IOException {
    var path = "/processed_videos/metadata/" + file + "_metadata.json";
    var answer = caller.get(path);
    var metadata = answer.json();
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(names(metadata))
        .containsExactly(
            "file_id",
            "filename",
            "format",
            "resolution",
            "fps",
            "frame_count",
            "duration_seconds",
            "file_size_bytes",
            "bit_rate",
            "color_profile",
            "advanced");
    assertThat(metadata.path("file_id").asText()).isEqualTo(file);
    assertThat(metadata.path("filename").asText()).isEqualTo("my holiday.mp4");
    assertThat(metadata.path("format").asText()).isNotEmpty();
    assertThat(metadata.path("resolution")).isEqualTo(Json.read("{\"width\":320,\"height\":240}"));
    assertThat(metadata.path("fps").isFloatingPointNumber()).isTrue();
    assertThat(metadata.path("fps").asDouble()).isEqualTo(25.0);
    assertThat(metadata.path("frame_count").asInt()).isEqualTo(25 * SECONDS);
    assertThat(metadata.path("duration_seconds").isIntegralNumber()).isTrue();
    assertThat(metadata.path("duration_seconds").asInt()).isEqualTo(SECONDS);
    assertThat(metadata.path("file_size_bytes").asLong()).isEqualTo(Files.size(video));
    assertThat(metadata.path("bit_rate").isTextual()).isTrue();
    assertColours(metadata.path("color_profile"));
    assertThat(metadata.path("advanced").isObject()).isTrue();
    assertThat(metadata.path("advanced").isEmpty()).isFalse();
    assertThat(stack.home().resolve("downloads" + path)).hasBinaryContent(answer.body());
  }

  private static void assertColours(JsonNode colours) {
    assertThat(names(colours)).containsExactly("histograms", "average_color");
    for (var colour : List.of("b", "g", "r")) {
      var histogram = colours.path("histograms").path(colour);
      assertThat(histogram).hasSize(256).allMatch(JsonNode::isFloatingPointNumber);
      assertThat(colours.path("average_color").path(colour).isIntegralNumber()).isTrue();
    }
  }

  private static List<String> names(JsonNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** By its first bytes, and by what ffprobe finds in it: of neither anything is left. */
  @Test
  void whatIsNoVideo_is400AndLeavesNothing() throws IOException {
    var before = kept();
    var text = Files.writeString(folder.resolve("text.mp4"), "I am a video.\n".repeat(20_000));
    var sound = Uploads.sound(folder.resolve("sound.mp4"));

    for (var file : List.of(text, sound)) {
      var answer = Uploads.send(stack.doors(), file, "holiday.mp4", "client_id", "liar");

      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.text()).isEqualTo("{\"detail\":\"File is not a video\"}");
    }
    await().atMost(LIMIT).untilAsserted(() -> assertThat(kept()).isEqualTo(before));
    assertThat(stack.storage().get("/storage/search?q=sound").data().path("total").asInt())
        .isZero();
  }

  /** Through a jobs service of 256 MB, which keeps none of it. */
  @Test
  void longUpload_passesInConstantMemory() throws IOException {
    long bytes = Full.isOn() ? 5_000L << 20 : 200L << 20;
    var longest = Uploads.video(folder.resolve("long.mp4"), 320, 240, SECONDS);
    try (var jobs = Replica.start(stack, Service.JOBS, Map.of())) {
      var upload = LongUpload.send(jobs, longest, bytes);

      assertThat(upload.answer().status()).as(upload.answer().text()).isEqualTo(200);
      System.out.printf(
          "upload: %d MB through a heap of 256 MB, at most %d MB alive%n",
          bytes >> 20, upload.mostLive() >> 20);
      assertThat(upload.mostLive()).isLessThan(96L << 20);
    }
  }

  private static List<Path> kept() {
    try (var files = Files.walk(stack.home().resolve("downloads"))) {
      return files.filter(Files::isRegularFile).filter(f -> f.toString().contains("up_")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
