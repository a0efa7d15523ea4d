package org.ytarchive.storage.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.Form;
import org.ytarchive.storage.file.Container;
import org.ytarchive.storage.leftover.LeftoverStore;
import org.ytarchive.storage.testing.RunningStorage;
import org.ytarchive.storage.video.RecordId;

/** Senders that go away, disks that are full or broken, processes that died. */
class UploadTroubleIT {
  @TempDir Path home;

  private static byte[] form(String id) {
    return Form.form().field("video_id", id).file(Form.mp4(500_000, 1)).end();
  }

  private static String head(String... headers) {
    return "POST /storage/video HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
        + Form.TYPE
        + "\r\n"
        + String.join("\r\n", headers)
        + "\r\n\r\n";
  }

  private static Socket connect(RunningStorage storage) throws IOException {
    var socket = new Socket("127.0.0.1", storage.port());
    socket.setSoTimeout(30_000);
    return socket;
  }

  private long unfinished() throws IOException {
    try (var files = Files.walk(home.resolve("tmp"))) {
      return files.filter(f -> Files.isRegularFile(f) && !f.toString().endsWith(".lock")).count();
    }
  }

  /** A laptop that is closed in the middle, once politely and once not. */
  @Test
  void senderWhoLeaves_leavesNothingBehind() throws Exception {
    try (var storage = RunningStorage.start(home)) {
      for (boolean reset : List.of(true, false)) {
        var socket = connect(storage);
        socket.getOutputStream().write(head("Content-Length: 100000000").getBytes(ISO_8859_1));
        var open = Form.form().field("video_id", "cutoff-0001").file(Form.mp4(3_000_000, 1)).open();
        socket.getOutputStream().write(open);
        socket.getOutputStream().flush();
        await().atMost(Duration.ofSeconds(30)).until(() -> unfinished() == 1);
        socket.setSoLinger(reset, 0);
        socket.close();
        await().atMost(Duration.ofSeconds(30)).until(() -> unfinished() == 0);
      }
      assertThat(storage.get("/storage/videos/cutoff-0001").status()).isEqualTo(404);
      assertThat(storage.upload(form("cutoff-0001")).status()).isEqualTo(201);
    }
  }

  /** A client lost patience and sends once more: told so before it sends the file. */
  @Test
  void sameKeyWhileTheFileIsOnItsWay_isInFlight() throws Exception {
    var key = "Idempotency-Key: once";
    try (var storage = RunningStorage.start(home)) {
      try (var first = connect(storage);
          var second = connect(storage)) {
        first.getOutputStream().write(head("Content-Length: 9000000", key).getBytes(ISO_8859_1));
        first.getOutputStream().write(Form.form().file(Form.mp4(3_000_000, 1)).open());
        await().atMost(Duration.ofSeconds(30)).until(() -> unfinished() == 1);

        var head = head("Content-Length: 9000000", "Expect: 100-continue", key);
        second.getOutputStream().write(head.getBytes(ISO_8859_1));

        assertThat(answer(second)).startsWith("HTTP/1.1 409 ").contains("IDEMPOTENCY_IN_FLIGHT");
      }
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> storage.uploadOnce(form("keyed-00001"), "once").status() == 201);
    }
  }

  /** Refused by its length alone, before a byte of it is sent. */
  @Test
  void tooLarge_isRefusedBeforeItIsSent() throws Exception {
    try (var storage = RunningStorage.start(home, Map.of("MAX_FILE_SIZE", "1MB"));
        var socket = connect(storage)) {
      var head = head("Content-Length: 100000000", "Expect: 100-continue");
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));

      assertThat(status(socket)).isEqualTo("HTTP/1.1 413");
    }
  }

  /** The length is not known: refused as soon as it shows. */
  @Test
  void tooLarge_inChunksIsRefusedWhileItComes() throws Exception {
    try (var storage = RunningStorage.start(home, Map.of("MAX_FILE_SIZE", "1MB"));
        var socket = connect(storage)) {
      var out = socket.getOutputStream();
      out.write(head("Transfer-Encoding: chunked").getBytes(ISO_8859_1));
      var open = Form.form().file(Form.mp4(2_000_000, 1)).open();
      out.write((Integer.toHexString(open.length) + "\r\n").getBytes(ISO_8859_1));
      out.write(open);
      out.write("\r\n".getBytes(ISO_8859_1));
      out.flush();

      assertThat(status(socket)).isEqualTo("HTTP/1.1 413");
      assertThat(unfinished()).isZero();
    }
  }

  /** A connection goes on after a refusal, whatever was still on its way. */
  @Test
  void refusal_leavesTheConnectionUsable() throws Exception {
    try (var storage = RunningStorage.start(home, Map.of("MAX_FILE_SIZE", "1MB"));
        var socket = connect(storage)) {
      var form = Form.form().field("video_id", "nobody").file(Form.mp4(900_000, 1)).end();
      for (int i = 0; i < 3; i++) {
        var out = socket.getOutputStream();
        out.write(head("Content-Length: " + form.length).getBytes(ISO_8859_1));
        out.write(form);
        assertThat(answer(socket)).startsWith("HTTP/1.1 400 ").contains("INVALID_VIDEO_ID");
      }
    }
  }

  /** One answer with its body, and no byte more. */
  private static String answer(Socket socket) throws IOException {
    var in = socket.getInputStream();
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    var length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
    assertThat(length.find()).isTrue();
    return head + new String(in.readNBytes(Integer.parseInt(length.group(1))), ISO_8859_1);
  }

  private static String status(Socket socket) throws IOException {
    return new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
  }

  @Test
  void fullDisk_is507() {
    var floor = Map.<String, Object>of("ytarchive.uploads.free-space-floor", Long.MAX_VALUE / 2);
    try (var storage = RunningStorage.start(home, Map.of(), floor)) {
      var answer = storage.upload(form("full-000001"));

      assertThat(answer.status()).isEqualTo(507);
      assertThat(answer.code()).isEqualTo("DISK_FULL");
      assertThat(storage.get("/storage/videos/full-000001").status()).isEqualTo(404);
    }
  }

  @Test
  void brokenFolder_isAStorageError() throws IOException {
    try (var storage = RunningStorage.start(home)) {
      Files.writeString(home.resolve("downloads/uploads"), "a file where a folder should be");
      var answer = storage.upload(form("broken-0001"));
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.code()).isEqualTo("STORAGE_ERROR");
      assertThat(unfinished()).isZero();

      Files.delete(home.resolve("downloads/uploads"));
      Files.createSymbolicLink(home.resolve("downloads/uploads"), home.resolve("tmp"));
      assertThat(storage.upload(form("broken-0001")).code()).isEqualTo("STORAGE_ERROR");
      assertThat(storage.get("/storage/videos/broken-0001").status()).isEqualTo(404);
      assertThat(unfinished()).isZero();
    }
  }

  /** The process died in the middle of an upload. */
  @Test
  void start_deletesWhatTheDeadLeft() throws IOException {
    var name = "in-" + UUID.randomUUID();
    var folder = Files.createDirectories(home.resolve("tmp/uploads").resolve(name));
    Files.writeString(folder.resolveSibling(name + ".lock"), name);
    Files.writeString(folder.resolve("half"), "half a film");

    try (var storage = RunningStorage.start(home)) {
      assertThat(folder).doesNotExist();
      assertThat(storage.upload(form("alive-00001")).status()).isEqualTo(201);
    }
    assertThat(home.resolve("tmp/uploads")).isEmptyDirectory();
  }

  /** The process died between the rename and the record. */
  @Test
  void fileWithoutARecord_isSweptWhenItIsDue() throws IOException {
    try (var storage = RunningStorage.start(home)) {
      var arrived = Files.write(home.resolve("arrived"), Form.mp4(1000, 1));
      var received = new Received(arrived, 1000, "a".repeat(64), Container.MP4, "");
      var kept =
          storage.context().getBean(UploadShelf.class).put(new RecordId("up_lost"), received, null);
      var file = home.resolve(kept.wirePath().substring(1));
      var leftovers = storage.context().getBean(LeftoverStore.class);
      var remover = storage.context().getBean(LeftoverStore.Remover.class);
      var now = storage.context().getBean(Clock.class).instant();

      assertThat(leftovers.sweepOne(now, remover)).isFalse();
      assertThat(file).exists();
      assertThat(leftovers.sweepOne(now.plus(Duration.ofMinutes(11)), remover)).isTrue();
      assertThat(file).doesNotExist();
    }
  }

  /** Somebody emptied the folder for temporary files under a running service. */
  @Test
  void folderThatIsTidiedAway_isMadeAnew() throws IOException {
    try (var storage = RunningStorage.start(home)) {
      assertThat(storage.upload(form("before-0001")).status()).isEqualTo(201);
      try (var files = Files.walk(home.resolve("tmp/uploads"))) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
      assertThat(storage.upload(form("after-00001")).status()).isEqualTo(201);
    }
  }

  /** Larger than what is flushed at a time. */
  @Test
  void largerFile_comesThroughByteByByte() throws IOException {
    var bytes = Form.mp4(60_000_000, 1);
    try (var storage = RunningStorage.start(home)) {
      var kept = storage.upload(Form.form().field("video_id", "larger-0001").file(bytes).end());

      assertThat(kept.status()).isEqualTo(201);
      var path = String.valueOf(kept.data().get("file_path"));
      assertThat(
              Files.mismatch(
                  home.resolve(path.substring(1)), Files.write(home.resolve("sent"), bytes)))
          .isEqualTo(-1);
      assertThat(storage.head("/storage/videos/larger-0001/file").header("Content-Length"))
          .isEqualTo("60000000");
    }
  }
}
