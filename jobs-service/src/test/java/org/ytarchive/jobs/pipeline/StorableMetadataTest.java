package org.ytarchive.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StorableMetadataTest {

  @Test
  void of_leavesWhatIsFineAsItIs() {
    var fine =
        new HashMap<String, Object>(
            Map.of("title", "A 🎬", "duration", 212L, "tags", List.of("x")));
    fine.put("description", null);

    assertThat(StorableMetadata.of(fine)).isEqualTo(fine);
    assertThat(StorableMetadata.of(null)).isEmpty();
  }

  /** YouTube lets both through; PostgreSQL refuses them in JSON. */
  @Test
  void of_replacesWhatTheDatabaseCannotKeep() {
    var odd =
        Map.<String, Object>of(
            "title", "a\0b",
            "thumb\0nails", List.of(Map.of("url", "half \ud83c")),
            "channel", Map.of("title", "\udfac half"));

    assertThat(StorableMetadata.of(odd))
        .isEqualTo(
            Map.of(
                "title", "a\ufffdb",
                "thumb\ufffdnails", List.of(Map.of("url", "half \ufffd")),
                "channel", Map.of("title", "\ufffd half")));
  }

  @Test
  void of_cutsTitlesThatNoListCouldCarry() {
    var long5001 = "x".repeat(4_999) + "🎬";

    assertThat(StorableMetadata.of(Map.of("title", long5001, "description", long5001)))
        .isEqualTo(Map.of("title", "x".repeat(4_999) + "\ufffd", "description", long5001));
  }

  @Test
  void of_forgetsADurationThatIsNone() {
    assertThat(StorableMetadata.of(Map.of("duration", -1L, "title", "A")))
        .isEqualTo(Map.of("title", "A"));
  }
}
