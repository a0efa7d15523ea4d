package org.ytarchive.storage.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.testing.S3Server;
import org.ytarchive.storage.testing.RunningStorage;

/** With a bucket in a real S3 server. */
class S3BucketIT extends BucketRoutes {
  private static S3Server server;
  private static RunningStorage storage;

  @BeforeAll
  static void start() {
    server = S3Server.start(home.resolve("s3"));
    storage = RunningStorage.start(home, server.settings());
  }

  @AfterAll
  static void stop() {
    storage.close();
    server.close();
  }

  @Override
  RunningStorage storage() {
    return storage;
  }

  @Override
  List<byte[]> objects() {
    return server.objects().stream().map(S3BucketIT::read).toList();
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  void lose() {
    server.objects().forEach(file -> assertThat(file.toFile().delete()).isTrue());
  }

  @Override
  String address() {
    return "s3://archive/";
  }

  @Test
  void presign_sendsCallersToTheBucket() {
    var settings = new HashMap<>(server.settings());
    settings.putAll(Map.of("PRESIGN", "true", "INTERNAL_TOKEN", "ours"));

    try (var presigning = RunningStorage.start(home, settings)) {
      var copy = adoptBy(presigning);
      var sent = presigning.get(copy);
      assertThat(sent.status()).isEqualTo(302);
      assertThat(sent.header("Location"))
          .startsWith(server.endpoint())
          .contains("X-Amz-Expires=900");
      assertThat(sent.header("Location")).doesNotContain(S3Server.SECRET);
      assertThat(sent.header("Cache-Control")).isEqualTo("no-store");
      assertThat(presigning.head(copy).status()).isEqualTo(200);
      assertThat(presigning.get(copy, "X-Internal-Token", "ours").bytes()).isEqualTo(BYTES);
      var etag = presigning.head(copy).header("ETag");
      assertThat(presigning.get(copy, "If-None-Match", etag).status()).isEqualTo(304);
      assertThat(presigning.get(copy, "If-Range", etag, "Range", "bytes=0-9").status())
          .isEqualTo(206);
      presigning.delete("/storage/videos/" + ID);
    }
  }

  /** Each test service has a database of its own. */
  private static String adoptBy(RunningStorage presigning) {
    presigning.put("Rick.mp4", BYTES);
    var body = "{\"video_id\":\"%s\",\"metadata\":{},\"file_path\":\"/downloads/Rick.mp4\"}";
    presigning.post("/storage/metadata", body.formatted(ID));
    return FILE;
  }
}
