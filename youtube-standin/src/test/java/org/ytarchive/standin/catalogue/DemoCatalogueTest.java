package org.ytarchive.standin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DemoCatalogueTest {
  private final StandInCatalogue demo = StandInCatalogue.demo();

  /** The table is what people look ids up in. */
  @Test
  void create_isWhatTheReadmeSays() throws IOException {
    var readme = Files.readString(Path.of("README.md"));
    var described =
        Pattern.compile("(?m)^\\| `([A-Za-z0-9_-]{11})` \\|")
            .matcher(readme)
            .results()
            .map(MatchResult::group)
            .map(row -> row.substring(3, 14))
            .toList();

    assertThat(demo.videos())
        .extracting(StandInVideo::id)
        .filteredOn(id -> !id.startsWith("listed"))
        .containsExactlyInAnyOrderElementsOf(described);
  }

  @Test
  void create_hasEveryBehaviourAndEveryFault() {
    assertThat(demo.videos()).extracting(StandInVideo::behaviour).contains(Behaviour.values());
    assertThat(demo.videos().stream().map(video -> (Object) video.fault().getClass()))
        .contains((Object[]) MediaFault.class.getPermittedSubclasses());
  }

  /** A title that any file system refuses is the reason for naming files by id first. */
  @Test
  void create_hasATitleNoFileSystemTakes() {
    var title = demo.find("evilTitleV0").orElseThrow().title();

    assertThat(title.getBytes(StandardCharsets.UTF_8).length).isGreaterThan(600);
    assertThat(title.codePointCount(0, title.length())).isGreaterThan(300);
    assertThat(title).contains("../", "%(id)s", "$(reboot)", "\u202E", "\"");
  }

  @Test
  void create_hasALongPlaylistAndOneWithGapsInIt() {
    assertThat(demo.findPlaylist(DemoCatalogue.LONG_PLAYLIST).orElseThrow().videos())
        .hasSize(1000)
        .allMatch(id -> demo.find(id).isPresent());
    assertThat(demo.findPlaylist(DemoCatalogue.EVIL_PLAYLIST).orElseThrow().videos())
        .contains("privateVid0", "deletedVid0");
  }

  @Test
  void ofEqual_numbersItsVideos() {
    var equal = StandInCatalogue.ofEqual(20, 5_000_000);

    assertThat(equal.videos()).hasSize(20).allMatch(v -> v.bytes().getAsLong() == 5_000_000);
    assertThat(equal.find(StandInCatalogue.numbered(19))).isPresent();
  }
}
