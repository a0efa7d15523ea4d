package org.ytarchive.storage.video;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.storage.testing.Answer;
import org.ytarchive.storage.testing.RunningStorage;

/** A storage service with some files in its folder. */
abstract class VideoGround {
  static final String HELLO_SHA256 =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  @TempDir static Path home;
  static RunningStorage storage;

  @BeforeAll
  static void start() throws Exception {
    storage = RunningStorage.start(home);
    storage.put("hello.mp4", "hello".getBytes(UTF_8));
    storage.put("folder/other.mp4", "other".getBytes(UTF_8));
    Files.writeString(home.resolve("secret"), "hello");
    Files.createSymbolicLink(home.resolve("downloads/out.mp4"), home.resolve("secret"));
    Files.createSymbolicLink(
        home.resolve("downloads/inside.mp4"), home.resolve("downloads/hello.mp4"));
  }

  @AfterAll
  static void stop() {
    storage.close();
  }

  static Answer save(String body) {
    return storage.post("/storage/metadata", body);
  }

  static Answer saveFile(String path, String more) {
    return save(
        "{\"video_id\":\"file-000000\",\"metadata\":{},\"file_path\":\""
            + path
            + "\""
            + more
            + "}");
  }
}
