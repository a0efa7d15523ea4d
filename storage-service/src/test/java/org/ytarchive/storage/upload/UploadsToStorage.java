package org.ytarchive.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.Form;
import org.ytarchive.storage.testing.RunningStorage;

/** A storage service that takes small files in, and leaves nothing of them behind. */
abstract class UploadsToStorage {
  static final String METADATA = "{\"title\":\"Holiday\",\"duration\":12}";

  @TempDir static Path home;
  static RunningStorage storage;

  @BeforeAll
  static void start() {
    storage = RunningStorage.start(home, Map.of("MAX_FILE_SIZE", "3MB"));
  }

  @AfterAll
  static void stop() {
    storage.close();
  }

  @AfterEach
  void nothingIsLeftBehind() throws IOException {
    assertThat(files(home.resolve("tmp/uploads")))
        .allSatisfy(name -> assertThat(name).endsWith(".lock"));
  }

  static List<String> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
    }
  }

  static List<String> kept() {
    try {
      return files(home.resolve("downloads"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  static Form of(String id, byte[] file) {
    return Form.form().field("video_id", id).file(file).field("metadata", METADATA);
  }
}
