package org.ytarchive.jobs.door.processing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.testing.Form;
import org.ytarchive.contracts.processing.ProcessKind;
import org.ytarchive.contracts.processing.ProcessingStatus;
import org.ytarchive.jobs.testing.Json;

/** {@code POST /upload} as clients send it, and what becomes of it. */
class UploadIT extends UploadGround {
  @Test
  void upload_isKeptAndProcessedTwice() {
    var answer = jobs.upload(Form.form().field("client_id", "me").file("a b.mp4", VIDEO).end());

    assertThat(answer.statusCode()).isEqualTo(200);
    var file = fileId(answer.body());
    assertThat(answer.body())
        .isEqualTo("{\"file_id\":\"" + file + "\",\"message\":\"Video uploaded successfully\"}");
    var subject = FileId.parse(file).orElseThrow().subject();
    assertThat(form(subject)).contains(new String(VIDEO, ISO_8859_1)).contains("a%20b.mp4");
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              for (var kind : new String[] {"video-enhancement", "metadata-extraction"}) {
                assertThat(status(kind, file))
                    .contains("\"status\":\"completed\",\"progress\":100,\"error\":null")
                    .contains("\"last_updated\":\"");
              }
            });
    assertThat(jobs.storage.uploads.results.get(subject))
        .extracting("kind")
        .containsExactlyInAnyOrder("enhanced", "extracted");
    assertThat(jobs.get("/jobs?kind=processing").body()).contains(subject);
    assertThat(jobs.get("/processed_videos/enhanced_" + file + ".mp4").body())
        .isEqualTo("result of " + subject);
    assertThat(jobs.get("/processed_videos/metadata/" + file + "_metadata.json").statusCode())
        .isEqualTo(200);
    assertThat(jobs.get("/processed_videos/enhanced_" + file + ".a_i").statusCode()).isEqualTo(404);
  }

  /** Its client knows the ending of what it sent, and cannot know what ours is. */
  @Test
  void result_isFoundByTheUploadsOwnEnding() {
    var file = fileId(jobs.upload(Form.form().file("Clip.AVI", VIDEO).end()).body());
    await().atMost(LONG).until(() -> status("video-enhancement", file).contains("completed"));

    for (var ending : new String[] {".avi", ".AVI", ".mp4", ".webm"}) {
      var answer = jobs.get("/processed_videos/enhanced_" + file + ending);
      assertThat(answer.statusCode()).as(ending).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("video/mp4");
      assertThat(answer.headers().firstValue("Content-Disposition"))
          .contains("inline; filename=\"enhanced.mp4\"");
    }
  }

  @Test
  void adjustments_reachTheEnhancement() {
    var form =
        Form.form()
            .file(VIDEO)
            .field("denoise", "3.5")
            .field("sharpen", "0")
            .field("deinterlace", "true");

    var file = fileId(jobs.upload(form.end()).body());

    await().atMost(LONG).until(() -> wishes(file) == 2);
    assertThat(jobs.download.processings.wishes)
        .filteredOn(wish -> file.equals(wish.fileId()) && wish.adjustments() != null)
        .singleElement()
        .satisfies(
            wish -> {
              var adjusted = Objects.requireNonNull(wish.adjustments());
              assertThat(adjusted.denoise()).isEqualTo(3.5);
              assertThat(adjusted.sharpen()).isEqualTo(0);
              assertThat(adjusted.contrast()).isNull();
              assertThat(adjusted.deinterlace()).isEqualTo("on");
              assertThat(wish.process()).isEqualTo("enhancement");
              assertThat(wish.filename()).isEqualTo("holiday.mp4");
            });
  }

  /** A sender that goes in the middle leaves nothing; nor does one that went when we died. */
  @Test
  void abandonedUpload_leavesNothing() throws Exception {
    nothingIsLeft(
        () -> {
          try (var socket = new Socket("127.0.0.1", jobs.address("").getPort())) {
            var head =
                "POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n"
                    + "Content-Type: "
                    + Form.TYPE
                    + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(ISO_8859_1));
            socket.getOutputStream().write(Form.form().file(VIDEO).open());
            socket.getOutputStream().flush();
            var store = jobs.bean(UploadStore.class);
            await().atMost(LONG).until(() -> begun(store) == 1);
            socket.close();
            await().atMost(LONG).until(() -> begun(store) == 0);
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  /** Storage was still at it when it was told to remove the file, and kept it for ever. */
  @Test
  void lostAnswer_leavesNothingInTheEnd() {
    var store = jobs.bean(UploadStore.class);
    jobs.storage.uploads.losesAnswers = true;
    try {
      assertThat(jobs.upload(Form.form().file(VIDEO).end()).statusCode()).isEqualTo(500);
    } finally {
      jobs.storage.uploads.losesAnswers = false;
    }
    var id = store.abandoned(java.time.Instant.parse("2999-01-01T00:00:00Z"), 10).getFirst();
    jobs.storage.uploads.forms.put(id.subject(), VIDEO); // it is whole now

    jobs.bean(AbandonedUploads.class).undo(id);

    assertThat(jobs.storage.uploads.forms).doesNotContainKey(id.subject());
    assertThat(begun(store)).isZero();
  }

  private static int begun(UploadStore store) {
    return store.abandoned(java.time.Instant.parse("2999-01-01T00:00:00Z"), 10).size();
  }

  /** It was made, and its job was cancelled before anybody knew: nobody would ever remove it. */
  @Test
  void resultOfACancelledJob_goesWithItsUpload() {
    jobs.download.processings.begin = ProcessingStatus.PROCESSING;
    try {
      var file = fileId(jobs.upload(Form.form().file(VIDEO).end()).body());
      await().atMost(LONG).until(() -> wishes(file) == 2);
      var job =
          jobs.download.processings.wishes.stream()
              .filter(wish -> file.equals(wish.fileId()) && "enhancement".equals(wish.process()))
              .findFirst()
              .orElseThrow()
              .jobId();
      jobs.storage.requests.clear();
      jobs.storage.away = true;
      jobs.download.processings.tell(
          file, ProcessKind.ENHANCEMENT, ProcessingStatus.COMPLETED, 100);
      await().atMost(LONG).until(() -> isOffered());

      jobs.delete("/jobs/" + job);
      jobs.storage.away = false;

      await()
          .atMost(LONG)
          .until(
              () ->
                  jobs.storage.uploads.results.values().stream()
                      .flatMap(List::stream)
                      .anyMatch(result -> String.valueOf(result.path()).contains(file)));
    } finally {
      jobs.storage.away = false;
      jobs.download.processings.begin = ProcessingStatus.COMPLETED;
    }
  }

  private static boolean isOffered() {
    return jobs.storage.requests.stream().anyMatch(r -> r.matches("POST .*/up_.*/files"));
  }

  private static long wishes(String file) {
    return jobs.download.processings.wishes.stream().filter(w -> file.equals(w.fileId())).count();
  }

  private static String fileId(String body) {
    return Json.at(body, "file_id").toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"video-enhancement", "metadata-extraction"})
  void statusOfAnUnknownFile_is404(String kind) {
    for (var id : new String[] {"00000000-0000-4000-8000-000000000000", "nonsense"}) {
      var answer = jobs.get("/internal/" + kind + "-status/" + id);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).isEqualTo("{\"detail\":\"File not found\"}");
    }
  }

  private static String status(String kind, String file) {
    return jobs.get("/internal/" + kind + "-status/" + file).body();
  }

  @Test
  void methodNobodyTakes_hasTheDoorsForm() {
    var answer = jobs.send(HttpRequest.newBuilder(jobs.address("/upload")).GET());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.body()).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
  }
}
