package org.ytarchive.storage.serving;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.storage.testing.RunningStorage;

/** What only a bare socket can ask: pipelining, HTTP/1.0, readers that stop or go away. */
class FileSocketIT {
  private static final byte[] BYTES = new byte[50_000_000];
  private static final String FILE = "/storage/videos/dQw4w9WgXcQ/file";

  @TempDir static Path home;
  static RunningStorage storage;

  @BeforeAll
  static void start() {
    new Random(7).nextBytes(BYTES);
    storage = RunningStorage.start(home);
    storage.put("video.mp4", BYTES);
    storage.post(
        "/storage/metadata",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"metadata\":{},\"file_path\":\"/downloads/video.mp4\"}");
  }

  @AfterAll
  static void stop() {
    storage.close();
  }

  @Test
  void manyRequestsInOneGo_areAnsweredInOrder() throws IOException {
    var random = new Random(1);
    try (var socket = connect()) {
      var requests = new StringBuilder();
      var ranges = new ArrayList<int[]>();
      for (int i = 0; i < 40; i++) {
        int from = random.nextInt(BYTES.length);
        int length = Math.min(i % 4 == 0 ? 5_000_000 : 1000, BYTES.length - from);
        ranges.add(new int[] {from, from + length});
        requests.append(request("GET", "Range: bytes=" + from + "-" + (from + length - 1)));
        requests.append(request("HEAD", "X: y"));
      }
      var writer = Thread.ofVirtual().start(() -> write(socket, requests.toString()));
      var in = new DataInputStream(socket.getInputStream());
      for (var range : ranges) {
        assertThat(readHead(in))
            .startsWith("HTTP/1.1 206 ")
            .contains("content-length: " + (range[1] - range[0]));
        var body = in.readNBytes(range[1] - range[0]);
        assertThat(Arrays.equals(body, Arrays.copyOfRange(BYTES, range[0], range[1]))).isTrue();
        assertThat(readHead(in)).startsWith("HTTP/1.1 200 ").contains("content-length: 50000000");
      }
      assertThat(writer.isAlive()).isFalse();
    }
  }

  @Test
  void http10_isAnsweredAndClosed() throws IOException {
    try (var socket = connect()) {
      write(socket, "GET " + FILE + " HTTP/1.0\r\nHost: localhost\r\n\r\n");
      var in = new DataInputStream(socket.getInputStream());
      assertThat(readHead(in)).contains(" 200 ");
      assertThat(Arrays.equals(in.readAllBytes(), BYTES)).isTrue();
    }
  }

  @Test
  void bytesThatAreNoAscii_areNoRange() throws IOException {
    try (var socket = connect()) {
      write(socket, request("GET", "Range: bytes=\u00e9-\u00ff"));
      assertThat(readHead(new DataInputStream(socket.getInputStream()))).contains(" 200 ");
    }
  }

  /** A phone that goes out of reach in the middle must cost nothing but its connection. */
  @Test
  void readersThatStopOrLeave_holdNothing() throws Exception {
    long before = openFiles();
    var sockets = new ArrayList<Socket>();
    for (int i = 0; i < 64; i++) {
      var socket = connect();
      sockets.add(socket);
      write(socket, request("GET", "X: y"));
      assertThat(socket.getInputStream().readNBytes(1000)).hasSize(1000);
    }
    assertThat(openFiles() - before).isEqualTo(64);
    assertThat(storage.get("/health").status()).isEqualTo(200);

    for (int i = 0; i < sockets.size(); i++) {
      if (i % 2 == 0) {
        sockets.get(i).setSoLinger(true, 0); // with a reset
      }
      sockets.get(i).close();
    }
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(openFiles()).isEqualTo(before));
  }

  /** Only the served file counts: sockets of other tests come and go. */
  private static long openFiles() throws IOException {
    try (var open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(FileSocketIT::isTheVideo).count();
    }
  }

  private static boolean isTheVideo(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).endsWith("video.mp4");
    } catch (IOException gone) {
      return false;
    }
  }

  private static Socket connect() throws IOException {
    var socket = new Socket("127.0.0.1", storage.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static String request(String method, String header) {
    return method + " " + FILE + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n";
  }

  private static void write(Socket socket, String text) {
    try {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String readHead(DataInputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      head.write(in.readUnsignedByte());
    }
    return head.toString(ISO_8859_1).replace("Content-Length", "content-length");
  }
}
