package org.ytarchive.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSealTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  @TempDir Path temp;
  private Path file;

  @BeforeEach
  void seal() throws IOException {
    file = Files.writeString(temp.resolve("a.mp4"), "content");
    assertThat(FileSeal.hashOf(file)).isEmpty();
    FileSeal.put(file, HASH);
    assumeTrue(FileSeal.hashOf(file).isPresent(), "this file system keeps extended attributes");
  }

  @Test
  void hashOf_holdsForTheFileAsItWas() {
    assertThat(FileSeal.hashOf(file)).contains(HASH);
  }

  @Test
  void hashOf_followsTheFileToAnotherName() throws IOException {
    var moved = Files.move(file, temp.resolve("b.mp4"));
    var linked = Files.createLink(temp.resolve("c.mp4"), moved);

    assertThat(FileSeal.hashOf(moved)).contains(HASH);
    assertThat(FileSeal.hashOf(linked)).contains(HASH);
  }

  @Test
  void hashOf_isBrokenByAnotherSize() throws IOException {
    var then = Files.getLastModifiedTime(file);
    Files.writeString(file, "more content");
    Files.setLastModifiedTime(file, then);

    assertThat(FileSeal.hashOf(file)).isEmpty();
  }

  @Test
  void hashOf_isBrokenByALaterChange() throws IOException {
    Files.writeString(file, "CONTENT");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2031-01-01T00:00:00Z")));

    assertThat(FileSeal.hashOf(file)).isEmpty();
  }

  @Test
  void hashOf_doesNotBelieveNonsense() {
    FileSeal.put(file, "short");
    assertThat(FileSeal.hashOf(file)).isEmpty();

    FileSeal.put(file, HASH + HASH + HASH);
    assertThat(FileSeal.hashOf(file)).isEmpty();
  }

  @Test
  void hashOf_knowsNothingOfAMissingFile() {
    FileSeal.put(temp.resolve("none"), HASH);

    assertThat(FileSeal.hashOf(temp.resolve("none"))).isEmpty();
  }
}
