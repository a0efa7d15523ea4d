package org.ytarchive.download.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ytarchive.common.FileSeal;
import org.ytarchive.download.output.Sha256;

/** Processing through HTTP, with the real ffmpeg on a real PostgreSQL. */
class ProcessingIT {
  @TempDir static Path home;
  private static ProcessingReplica replica;
  private static Path uploads;

  @BeforeAll
  static void start() throws IOException {
    replica = ProcessingReplica.start(home, Map.of("PROCESSING_WORKERS", "2"), Map.of());
    uploads = Files.createDirectories(home.resolve("downloads/uploads"));
    Footage.video(uploads.resolve("plain.mp4"), "320x240", 4);
  }

  @AfterAll
  static void stop() {
    replica.close();
  }

  private static Path result(ProcessingReplica.Answer over) {
    var wire = String.valueOf(over.map("file").get("path"));
    return home.resolve("downloads").resolve(wire.substring("/downloads/".length()));
  }

  @Test
  void enhancement_isMadeVerifiedAndPutInItsPlace() throws Exception {
    var asked = replica.enhance("file-1", "/downloads/uploads/plain.mp4");
    assertThat(asked.status()).isEqualTo(201);
    assertThat(asked.map("adjustments"))
        .containsEntry("denoise", 2.0)
        .containsEntry("contrast", 1.05)
        .containsEntry("deinterlace", "auto");

    var over = replica.end(asked.text("processing_id"));

    assertThat(over.data().keySet())
        .containsExactly(
            "processing_id",
            "job_id",
            "attempt",
            "process",
            "file_id",
            "status",
            "phase",
            "progress",
            "adjustments",
            "file",
            "error",
            "created_at",
            "started_at",
            "completed_at");
    assertThat(over.data())
        .containsEntry("status", "completed")
        .containsEntry("phase", "done")
        .containsEntry("progress", 100)
        .containsEntry("error", null);
    assertThat(over.map("file"))
        .containsEntry("path", "/downloads/processed_videos/enhanced_file-1.mp4")
        .containsEntry("container", "mp4")
        .containsEntry("video_codec", "h264")
        .containsEntry("audio_codec", "aac")
        .containsEntry("width", 320);
    var file = result(over);
    assertThat(over.map("file")).containsEntry("sha256", Sha256.of(file));
    assertThat(FileSeal.hashOf(file)).hasValue(Sha256.of(file));
    assertThat(Footage.times(file, "v")).hasSize(100);
    assertThat(Footage.hash(file, "a")).isEqualTo(Footage.hash(uploads.resolve("plain.mp4"), "a"));
    await().until(() -> !Files.exists(work("enhancement-file-1")));
  }

  private static Path work(String name) {
    return home.resolve("downloads/.work/.processings").resolve(name);
  }

  @Test
  @SuppressWarnings("unchecked")
  void extraction_writesTheDocumentedJson() throws Exception {
    var asked = replica.extract("file-2", "/downloads/uploads/plain.mp4");

    var over = replica.end(asked.text("processing_id"));

    assertThat(over.map("file"))
        .containsEntry("path", "/downloads/processed_videos/metadata/file-2_metadata.json");
    Map<String, Object> all =
        replica.bean(JsonMapper.class).readValue(Files.readAllBytes(result(over)), Map.class);
    assertThat(all.keySet())
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
    assertThat(all)
        .containsEntry("file_id", "file-2")
        .containsEntry("filename", "My video.mp4")
        .containsEntry("format", "mov,mp4,m4a,3gp,3g2,mj2")
        .containsEntry("resolution", Map.of("width", 320, "height", 240))
        .containsEntry("fps", 25.0)
        .containsEntry("frame_count", 100)
        .containsEntry("duration_seconds", 4)
        .containsEntry("file_size_bytes", (int) Files.size(uploads.resolve("plain.mp4")));
    assertThat(all.get("bit_rate")).isInstanceOf(String.class);
    assertProfile(map(all, "color_profile"));
    assertThat(Files.readString(result(over))).doesNotContain(home.toString());
    assertThat(map(all, "advanced")).containsKeys("format", "streams");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> all, String key) {
    return (Map<String, Object>) Objects.requireNonNull(all.get(key));
  }

  @SuppressWarnings("unchecked")
  private static void assertProfile(Map<String, Object> profile) {
    assertThat(profile.keySet()).containsExactly("histograms", "average_color");
    var histograms = map(profile, "histograms");
    assertThat(histograms.keySet()).containsExactly("b", "g", "r");
    assertThat(histograms.values())
        .allSatisfy(
            list -> {
              var levels = (List<Double>) list;
              assertThat(levels).hasSize(256);
              assertThat(levels.stream().mapToDouble(Double::doubleValue).sum())
                  .isBetween(320 * 240 - 0.5, 320 * 240 + 0.5);
            });
    var average = map(profile, "average_color");
    assertThat(average.keySet()).containsExactly("b", "g", "r");
    assertThat(average.values()).allSatisfy(level -> assertThat(level).isInstanceOf(Integer.class));
  }

  /** A job's caller that asks again, because the answer was lost, gets the same processing. */
  @Test
  void create_ofTheSameAttemptAnswersTheFirst() {
    var first = replica.extract("file-3", "/downloads/uploads/plain.mp4");
    var again = replica.extract("file-3", "/downloads/uploads/plain.mp4");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("processing_id")).isEqualTo(first.text("processing_id"));
    assertThat(
            replica
                .ask("job-m-file-3", 1, "extraction", "other", "/downloads/uploads/plain.mp4", "")
                .code())
        .isEqualTo("IDEMPOTENCY_CONFLICT");
    replica.end(first.text("processing_id"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "denoise|-1",
        "denoise|10.1",
        "contrast|0.4",
        "contrast|2.1",
        "saturation|-0.1",
        "saturation|3.5",
        "sharpen|2.01",
        "deinterlace|\"always\""
      })
  void create_refusesWhatIsOutOfItsRange(String name, String value) {
    var asked =
        replica.ask(
            "job-range",
            1,
            "enhancement",
            "file-4",
            "/downloads/uploads/plain.mp4",
            ",\"adjustments\":{\"%s\":%s}".formatted(name, value));

    assertThat(asked.status()).isEqualTo(400);
    assertThat(asked.body().toString()).contains("parameter=" + name);
  }

  @ParameterizedTest
  @CsvSource({"/etc/passwd", "/downloads/../secret.mp4", "../../etc/passwd"})
  void create_refusesWhatLiesOutsideTheRoots(String path) {
    assertThat(replica.extract("file-5", path).code()).isEqualTo("INVALID_PARAMETER");
    assertThat(replica.probe(path).code()).isEqualTo("INVALID_PARAMETER");
  }

  /** A link in the folder is no way out of it. */
  @Test
  void create_refusesALinkThatLeadsOut() throws IOException {
    var secret = Footage.video(home.resolve("secret.mp4"), "64x64", 1);
    Files.createSymbolicLink(uploads.resolve("link.mp4"), secret);

    var asked = replica.enhance("file-6", "/downloads/uploads/link.mp4");

    assertThat(asked.code()).isEqualTo("INVALID_PARAMETER");
    assertThat(replica.probe("/downloads/uploads/link.mp4").code()).isEqualTo("INVALID_PARAMETER");
  }

  @Test
  void processing_ofAFileThatIsGoneFailsForGood() {
    var asked = replica.extract("file-7", "/downloads/uploads/gone.mp4");

    var over = replica.end(asked.text("processing_id"));

    assertThat(over.text("status")).isEqualTo("failed");
    assertThat(over.map("error"))
        .containsEntry("code", "FILE_NOT_FOUND")
        .containsEntry("failure_class", "never");
    assertThat(replica.probe("/downloads/uploads/gone.mp4").code()).isEqualTo("FILE_NOT_FOUND");
  }

  @Test
  void probe_seesAVideo() {
    assertThat(replica.probe("/downloads/uploads/plain.mp4").data())
        .containsEntry("video", true)
        .containsEntry("reason", null)
        .containsEntry("width", 320)
        .containsEntry("video_codec", "h264")
        .containsEntry("audio_codec", "aac");
  }

  @Test
  void cancel_stopsWhatRuns() throws Exception {
    var slow = Footage.video(uploads.resolve("slow.mp4"), "1280x720", 20);
    var asked = replica.enhance("file-8", "/downloads/uploads/slow.mp4");
    var id = asked.text("processing_id");
    await().until(() -> Files.exists(work("enhancement-file-8").resolve("enhanced.mp4")));

    assertThat(replica.delete("/processings/" + id).status()).isEqualTo(200);
    assertThat(replica.delete("/processings/" + id).status()).isEqualTo(200);

    assertThat(replica.processing(id).text("status")).isEqualTo("cancelled");
    await().until(() -> !Files.exists(work("enhancement-file-8")));
    assertThat(home.resolve("downloads/processed_videos/enhanced_file-8.mp4")).doesNotExist();
    Files.delete(slow);
  }

  @Test
  void events_showProgressAndTheEnd() {
    Footage.video(uploads.resolve("shown.mp4"), "640x480", 10);
    var id = replica.enhance("file-9", "/downloads/uploads/shown.mp4").text("processing_id");

    var lines = replica.events(id).toList();

    assertThat(lines).contains("event: completed");
    assertThat(lines).anyMatch(line -> line.contains("\"status\":\"processing\""));
    assertThat(lines.stream().filter(line -> line.startsWith("data: {")).toList().getLast())
        .contains("\"status\":\"completed\"", "\"progress\":100");
  }
}
