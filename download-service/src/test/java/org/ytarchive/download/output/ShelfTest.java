package org.ytarchive.download.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {
  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temp.resolve("shelf"));
  }

  private Shelf.Item item(String name, String content) throws IOException {
    var file = Files.writeString(temp.resolve(name), content);
    return new Shelf.Item(file, Files.size(file), Sha256.of(file));
  }

  @Test
  void put_movesTheFile() throws IOException {
    var item = item("a", "one");
    var place = Shelf.place(item, folder, "v.mp4");

    assertThat(Shelf.put(item, place)).isTrue();

    assertThat(place).hasContent("one");
    assertThat(item.file()).doesNotExist();
    assertThat(Shelf.holds(place, item.size(), item.sha256())).isTrue();
  }

  /** The process died between the two halves of a put. */
  @Test
  void put_againEndsWhatWasBegun() throws IOException {
    var item = item("a", "one");
    Files.createLink(folder.resolve("v.mp4"), item.file());

    assertThat(Shelf.put(item, folder.resolve("v.mp4"))).isTrue();
    assertThat(item.file()).doesNotExist();
    assertThat(folder.resolve("v.mp4")).hasContent("one");
  }

  @Test
  void place_isTheOneWhereAnEqualFileStands() throws IOException {
    Files.writeString(folder.resolve("v.mp4"), "other");
    Files.writeString(folder.resolve("v (2).mp4"), "one");

    assertThat(Shelf.place(item("a", "one"), folder, "v.mp4"))
        .isEqualTo(folder.resolve("v (2).mp4"));
    assertThat(Shelf.place(item("b", "two"), folder, "v.mp4"))
        .isEqualTo(folder.resolve("v (3).mp4"));
  }

  @Test
  void put_refusesAPlaceThatAnotherFileTookMeanwhile() throws IOException {
    var item = item("a", "one");
    var place = Shelf.place(item, folder, "v.mp4");
    Files.writeString(place, "other");

    assertThat(Shelf.put(item, place)).isFalse();
    assertThat(place).hasContent("other");
    assertThat(item.file()).hasContent("one");
  }

  /** Many downloads of one title end in the same moment, on several replicas. */
  @Test
  void put_raceLosesNoContent() throws Exception {
    int many = 16;
    var gate = new CountDownLatch(many);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<java.util.concurrent.Future<Path>>();
      for (int i = 0; i < many; i++) {
        var item = item("f" + i, "content " + i);
        all.add(threads.submit(() -> settle(item, gate)));
      }
      for (int i = 0; i < many; i++) {
        assertThat(all.get(i).get()).hasContent("content " + i);
      }
    }
  }

  private Path settle(Shelf.Item item, CountDownLatch gate) throws Exception {
    gate.countDown();
    gate.await();
    while (true) {
      var place = Shelf.place(item, folder, "v.mp4");
      if (Shelf.put(item, place)) {
        return place;
      }
    }
  }

  @Test
  void sha256_isTheKnownOne() throws IOException {
    var file = Files.writeString(temp.resolve("abc"), "abc");

    assertThat(Sha256.of(file))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
