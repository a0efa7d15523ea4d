package org.ytarchive.storage.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.S3Server;
import org.ytarchive.storage.testing.StorageProcess;

/** A file far larger than the heap goes into the bucket and comes out of it. */
class LargeObjectIT {
  private static final int MEBIBYTE = 1 << 20;
  private static final int SIZE = Boolean.getBoolean("ytarchive.full") ? 1024 : 200; // MiB
  private static final int HEAP = 128;
  private static final int WAITING_READERS = 10;
  private static final String ID = "dQw4w9WgXcQ";

  @TempDir Path home;

  @Test
  void largeFile_passesThroughASmallHeap() throws Exception {
    var sha256 = write(Files.createDirectories(home.resolve("downloads")).resolve("large.mp4"));
    try (var server = S3Server.start(home.resolve("s3"));
        var storage = StorageProcess.start(home, server.settings());
        var http = HttpClient.newHttpClient()) {
      assertThat(save(http, storage)).isEqualTo(201);

      var waiting = new ArrayList<InputStream>();
      for (int i = 0; i < WAITING_READERS; i++) {
        waiting.add(read(http, storage)); // and is read no further
      }
      assertThat(sha256(read(http, storage))).isEqualTo(sha256);

      for (var reader : waiting) {
        reader.close();
      }
      assertThat(storage.process().isAlive()).isTrue();
      assertThat(Files.readString(home.resolve("storage.out"))).doesNotContain("OutOfMemory");
      System.out.println("peak " + storage.peakMebibytes() + " MiB, heap " + HEAP + " MiB");
    }
  }

  private static String write(Path file) throws Exception {
    var piece = new byte[MEBIBYTE];
    new Random(1).nextBytes(piece);
    var digest = MessageDigest.getInstance("SHA-256");
    try (var out = Files.newOutputStream(file)) {
      for (int i = 0; i < SIZE; i++) {
        piece[0] = (byte) i;
        out.write(piece);
        digest.update(piece);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static int save(HttpClient http, StorageProcess storage) throws Exception {
    var body = "{\"video_id\":\"%s\",\"metadata\":{},\"file_path\":\"/downloads/large.mp4\"}";
    var request =
        HttpRequest.newBuilder(address(storage, "/storage/metadata"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.formatted(ID)));
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static InputStream read(HttpClient http, StorageProcess storage) throws Exception {
    var request = HttpRequest.newBuilder(address(storage, "/storage/videos/" + ID + "/file"));
    return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()).body();
  }

  private static String sha256(InputStream in) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    var piece = new byte[MEBIBYTE];
    try (in) {
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        digest.update(piece, 0, n);
      }
    } catch (IOException e) {
      throw new AssertionError("broke off", e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static URI address(StorageProcess storage, String path) {
    return URI.create("http://127.0.0.1:" + storage.port() + path);
  }
}
