package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.download.download.Samples.queued;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkFoldersTest extends DownloadWorkerCase {

  @Test
  void sweep_removesOnlyWhatNobodyNeeds() throws Exception {
    var waiting = queued("job_1", 1);
    store.insert(waiting);
    folders.open("job_1");
    Files.writeString(folders.open("orphan").resolve("a.part"), "half");
    Files.createDirectories(root.resolve(".work/.trash-1/deep"));

    folders.sweep(Duration.ofDays(-36500));

    assertThat(hasWorkFolder(waiting)).isTrue();
    assertThat(root.resolve(".work/orphan")).doesNotExist();
    assertThat(root.resolve(".work/.trash-1")).doesNotExist();
  }

  @Test
  void nameOf_neverEscapesNorCollides() {
    assertThat(WorkFolders.nameOf("job_12345")).isEqualTo("job_12345");
    for (var odd : List.of("..", "a/b", "A", "", "x".repeat(200), "a.b", "ä")) {
      assertThat(WorkFolders.nameOf(odd)).matches("x-[0-9a-f]{32}");
    }
    assertThat(WorkFolders.nameOf("A")).isNotEqualTo(WorkFolders.nameOf("a"));
  }
}
