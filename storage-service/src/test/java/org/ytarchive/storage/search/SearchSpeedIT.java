package org.ytarchive.storage.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Search and lists of a generated archive. */
class SearchSpeedIT {

  /** How quick it is, is not held to on a machine that does other things besides. */
  @Test
  void tenThousandRecords_areSearchedAndListed(@TempDir Path home) throws Exception {
    try (var archive = MeasuredArchive.of(10_000, home)) {
      for (var kind : GeneratedQueries.values()) {
        assertThat(kind.some(20, 7))
            .as("%s", kind)
            .anySatisfy(typed -> assertThat(archive.search(typed).videos()).isNotEmpty());
      }
      assertThat(archive.lists()).isNotEmpty();
    }
  }

  /** What is promised, at full size. Takes many minutes, so only on demand. */
  @Test
  @EnabledIfSystemProperty(named = "ytarchive.full", matches = "true")
  void aMillionRecords_areAsQuickAsPromised(@TempDir Path home) throws Exception {
    assertThat(SearchBenchmark.run(1_000_000, home))
        .allSatisfy(limit -> assertThat(limit.isKept()).as(limit.toString()).isTrue());
  }
}
