package org.ytarchive.download.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.contracts.capture.CaptureStatus.COMPLETED;
import static org.ytarchive.contracts.capture.CaptureStatus.FAILED;
import static org.ytarchive.download.capture.CaptureReplica.failure;
import static org.ytarchive.download.capture.CaptureReplica.kept;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.contracts.download.FailureClass;

/**
 * Recordings where a live stream is expected: they end, and began anew when they were opened again.
 */
class FiniteSourceIT {
  private static final int SECONDS = 3;

  @TempDir static Path temp;
  private static CaptureReplica captures;
  private static WebCamera web;

  @BeforeAll
  static void start() throws Exception {
    captures =
        CaptureReplica.start(temp.resolve("home"), Map.of("CAMERA_ALLOWED_NETWORKS", "127.0.0.1"));
    web = WebCamera.start(temp.resolve("web")).withParts();
    var stream = Files.createFile(temp.resolve("clip.ts"));
    var lines = new StringBuilder("#EXT-X-TARGETDURATION:1\n");
    for (int i = 0; i < SECONDS; i++) {
      var part = "part%03d.ts".formatted(i);
      Files.write(
          stream,
          Files.readAllBytes(temp.resolve("web").resolve(part)),
          java.nio.file.StandardOpenOption.APPEND);
      lines.append("#EXTINF:1.0,\n/live/").append(part).append('\n');
    }
    var clip = WebCamera.mp4(stream, temp.resolve("clip.mp4"));
    web.answer("/clip.mp4", e -> file(e, clip, Files.size(clip)));
    web.answer("/clip.ts", e -> file(e, stream, Files.size(stream)));
    web.answer("/unmeasured.ts", e -> file(e, stream, 0));
    web.answer("/list.m3u8", e -> WebCamera.list(e, lines + "#EXT-X-ENDLIST\n"));
  }

  @AfterAll
  static void stop() {
    captures.close();
    web.close();
  }

  private static void file(HttpExchange exchange, Path file, long said) throws IOException {
    exchange.sendResponseHeaders(200, said);
    Files.copy(file, exchange.getResponseBody());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/clip.mp4", "/clip.ts", "/unmeasured.ts", "/list.m3u8"})
  void shortRecording_isRecordedOnceAndFails(String path) {
    var over = captures.awaitEnd(captures.post(CaptureReplica.wish(web.url(path), 30)));

    assertThat(over.status()).as(over.toString()).isEqualTo(FAILED);
    assertThat(failure(over).failureClass()).isEqualTo(FailureClass.NEVER);
    assertThat(failure(over).details()).containsEntry("reason", "recording");
    assertThat(failure(over).message()).contains(" of the 30 s").contains("not a live stream");
    assertThat(over.segments()).isEqualTo(1);
    assertThat(over.recordedMillis()).isBetween(SECONDS * 1000L - 500, SECONDS * 1000L + 500);
    assertThat(over.log()).noneMatch(line -> line.contains("connecting again"));
  }

  /** As long as was wanted is enough, whatever it is. */
  @Test
  void longRecording_givesWhatWasWanted() {
    var done = captures.awaitEnd(captures.post(CaptureReplica.wish(web.url("/clip.mp4"), 2)));

    assertThat(done.status()).as(done.toString()).isEqualTo(COMPLETED);
    assertThat(kept(done).duration()).isBetween(1.7, 2.3);
  }
}
