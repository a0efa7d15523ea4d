package org.ytarchive.download.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.contracts.video.PlaylistEntry;
import org.ytarchive.download.media.YouTubeAddress.Listed;
import org.ytarchive.download.media.YouTubeAddress.NamedChannel;
import org.ytarchive.download.media.YouTubeAddress.Playlist;
import org.ytarchive.standin.DebianYtDlp;
import org.ytarchive.standin.YouTubeStandIn;
import org.ytarchive.standin.traffic.RequestKind;

class YtDlpPlaylistInfosIT {
  private static final Channel STANDIN =
      new Channel("UCstandin0standin0stand0", "Stand-in Channel", null);

  @TempDir Path temp;
  private YouTubeStandIn youTube;

  @BeforeEach
  void openYouTube() {
    var media = Path.of("target", "standin-media").toAbsolutePath();
    youTube = YouTubeStandIn.start(YouTubeStandIn.Config.in(temp).withMediaFolder(media));
  }

  @AfterEach
  void closeYouTube() {
    youTube.close();
  }

  @ParameterizedTest
  @EnumSource
  void of_marksWhatIsGone(DebianYtDlp version) {
    var list = infos(version).of(new Playlist("PLstandinMIXED00"), 50);

    assertThat(list.playlistId()).isEqualTo("PLstandinMIXED00");
    assertThat(list.title()).isEqualTo("Some are gone");
    assertThat(list.description()).isEqualTo("A list for tests.");
    assertThat(list.channel()).isEqualTo(STANDIN);
    assertThat(list.videoCount()).isEqualTo(6);
    assertThat(list.entries())
        .extracting(
            PlaylistEntry::videoId, PlaylistEntry::position, PlaylistEntry::unavailableReason)
        .containsExactly(
            tuple("ordinary720", 1, null),
            tuple("privateVid0", 2, "private"),
            tuple("demoVideo02", 3, null),
            tuple("deletedVid0", 4, "deleted"),
            tuple("ageGated000", 5, null),
            tuple("shortShort0", 6, null));
    assertThat(list.entries().getFirst())
        .isEqualTo(new PlaylistEntry("ordinary720", "An ordinary video", 12L, 1, true, null));
    assertThat(youTube.traffic().requests(RequestKind.WATCH_PAGE)).isZero();
  }

  @Test
  void of_listsAThousand() {
    var list = infos(DebianYtDlp.newest()).of(new Playlist("PLstandinTHOUSAND"), 20_000);

    assertThat(list.entries()).hasSize(1000);
    assertThat(list.videoCount()).isEqualTo(1000);
    assertThat(list.entries().getLast())
        .isEqualTo(new PlaylistEntry("listed00999", "Number 1000", 2L, 1000, true, null));
  }

  /** Nothing is asked that nobody wanted to know: a page holds a hundred. */
  @ParameterizedTest
  @EnumSource
  void of_stopsAtTheLimit(DebianYtDlp version) {
    var list = infos(version).of(new Playlist("PLstandinTHOUSAND"), 120);

    assertThat(list.entries()).hasSize(120);
    assertThat(list.videoCount()).isIn(null, 1000L);
    assertThat(youTube.traffic().requests(RequestKind.BROWSE)).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void of_aNamedChannelTellsItsId(DebianYtDlp version) {
    assertThat(infos(version).of(new NamedChannel("@standin"), 1).channel()).isEqualTo(STANDIN);
  }

  @Test
  void of_aChannelsUploadsIsAList() {
    var list = infos(DebianYtDlp.newest()).of(new Playlist("UUstandin0listed00000000"), 3);

    assertThat(list.playlistId()).isEqualTo("UUstandin0listed00000000");
    assertThat(list.entries()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void of_whatIsNotThereIsNotFound(DebianYtDlp version) {
    assertThat(refusal(version, new Playlist("PLnobodyMadeIt00")).code())
        .isEqualTo(ErrorCode.PLAYLIST_NOT_FOUND);
    assertThat(refusal(version, new NamedChannel("@nobody")).code())
        .isEqualTo(ErrorCode.PLAYLIST_NOT_FOUND);
  }

  private ArchiveException refusal(DebianYtDlp version, Listed list) {
    return catchThrowableOfType(ArchiveException.class, () -> infos(version).of(list, 10));
  }

  private YtDlpPlaylistInfos infos(DebianYtDlp version) {
    return new Engine(temp, version, youTube).playlistInfos();
  }
}
