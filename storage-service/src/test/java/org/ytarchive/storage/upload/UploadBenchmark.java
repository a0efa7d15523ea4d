package org.ytarchive.storage.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.ytarchive.common.testing.Form;
import org.ytarchive.storage.testing.StorageProcess;

/**
 * Uploads one large file to Storage in a process of its own, and has {@code dd} write as much with
 * fsync to the same disk, in turns. {@code main} prints the figures; {@link UploadSpeedIT} holds
 * them to what is promised.
 */
final class UploadBenchmark {
  private static final int PIECE = 1 << 20;
  private static final int PIECES = 1024;
  private static final int ROUNDS = 5;

  private final Path home;
  private final byte[] first = Form.mp4(PIECE, 1);
  private final byte[] more = Form.mp4(PIECE, 2);
  private final String sha256;

  private UploadBenchmark(Path home) throws NoSuchAlgorithmException {
    this.home = home;
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update(first);
    for (int i = 1; i < PIECES; i++) {
      digest.update(more);
    }
    this.sha256 = HexFormat.of().formatHex(digest.digest());
  }

  /**
   * @param ratio the time of an upload by that of dd, of the medians
   * @param peakMebibytes the most memory the service held
   */
  record Result(double ratio, long peakMebibytes) {}

  static boolean isPossible() {
    return Files.isExecutable(Path.of("/bin/dd")) && Files.isReadable(Path.of("/proc/self/stat"));
  }

  public static void main(String[] args) throws Exception {
    if (!isPossible()) {
      System.out.println("skipped: needs Linux and dd");
      return;
    }
    var home = Files.createTempDirectory("ytarchive-bench");
    try {
      run(home, args.length == 0 ? ROUNDS : Integer.parseInt(args[0]));
    } finally {
      delete(home);
    }
    System.exit(0); // the embedded PostgreSQL keeps threads
  }

  static Result run(Path home, int rounds) throws Exception {
    var benchmark = new UploadBenchmark(home);
    try (var storage = StorageProcess.start(home)) {
      benchmark.upload(storage); // the first one warms up
      return benchmark.measure(storage, rounds);
    }
  }

  private Result measure(StorageProcess storage, int rounds) throws Exception {
    var ours = new ArrayList<Double>();
    var dds = new ArrayList<Double>();
    for (int i = 0; i < rounds; i++) {
      dds.add(dd());
      double cpu = storage.cpuSeconds();
      ours.add(upload(storage));
      System.out.printf(
          "round %d  upload %.2f s (%.2f CPU s)   dd with fsync %.2f s   ratio %.2f%n",
          i + 1, ours.get(i), storage.cpuSeconds() - cpu, dds.get(i), ours.get(i) / dds.get(i));
    }
    var result = new Result(median(ours) / median(dds), storage.peakMebibytes());
    System.out.printf(
        "1 GiB: upload %.2f s, dd with fsync %.2f s (medians): ratio %.2f; storage held %d MiB at most (heap 128 MiB)%n",
        median(ours), median(dds), result.ratio(), result.peakMebibytes());
    return result;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private double dd() throws IOException, InterruptedException {
    var file = home.resolve("downloads/dd.out");
    long start = System.nanoTime();
    var process =
        new ProcessBuilder(
                "/bin/dd", "if=/dev/zero", "of=" + file, "bs=1M", "count=" + PIECES, "conv=fsync")
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("dd.log").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(Files.readString(home.resolve("dd.log")));
    }
    double seconds = seconds(start);
    Files.delete(file);
    return seconds;
  }

  private double upload(StorageProcess storage) throws IOException {
    long start = System.nanoTime();
    var answer = send(storage);
    double seconds = seconds(start);
    if (!answer.contains(" 201 ") || !answer.contains(sha256)) {
      throw new IOException(answer);
    }
    var deleted = exchange(storage, "DELETE /storage/videos/bench-video HTTP/1.1\r\n");
    if (!deleted.contains(" 200 ")) {
      throw new IOException(deleted);
    }
    return seconds;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private String send(StorageProcess storage) throws IOException {
    var before =
        Form.form()
            .field("video_id", "bench-video")
            .raw(
                "--"
                    + Form.BOUNDARY
                    + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.mp4\"\r\n\r\n")
            .open();
    var after = Form.form().raw("\r\n").end();
    try (var socket = new Socket("127.0.0.1", storage.port())) {
      var out = socket.getOutputStream();
      long length = before.length + (long) PIECE * PIECES + after.length;
      out.write(head("POST /storage/video HTTP/1.1\r\n", length));
      out.write(before);
      out.write(first);
      for (int i = 1; i < PIECES; i++) {
        out.write(more);
      }
      out.write(after);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String exchange(StorageProcess storage, String line) throws IOException {
    try (var socket = new Socket("127.0.0.1", storage.port())) {
      var head = line + "Host: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] head(String line, long length) {
    return (line
            + "Host: localhost\r\nConnection: close\r\nContent-Type: "
            + Form.TYPE
            + "\r\nContent-Length: "
            + length
            + "\r\n\r\n")
        .getBytes(ISO_8859_1);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
