package org.ytarchive.download.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.video.Format;
import org.ytarchive.standin.DebianYtDlp;
import org.ytarchive.standin.YouTubeStandIn;
import org.ytarchive.standin.traffic.RequestKind;

class YtDlpVideoInfosIT {
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
  void of_knowsAllWithoutDownloading(DebianYtDlp version) {
    var info = new Engine(temp, version, youTube).videoInfos().of(new VideoId("ordinary720"));

    assertThat(info.title()).isEqualTo("An ordinary video");
    assertThat(info.duration()).isEqualTo(12);
    assertThat(info.publishedAt()).isEqualTo(published(version));
    assertThat(info.channel()).isNotNull().extracting("id").isEqualTo("UCstandin0standin0stand0");
    assertThat(info.liveStatus()).isEqualTo("not_live");
    assertThat(info.thumbnails())
        .isEqualTo(
            Map.of(
                "default", "https://i.ytimg.com/vi/ordinary720/default.jpg",
                "medium", "https://i.ytimg.com/vi/ordinary720/mqdefault.jpg",
                "high", "https://i.ytimg.com/vi/ordinary720/hqdefault.jpg"));
    assertThat(info.formats()).allMatch(f -> f.filesize() != null && f.container() != null);
    assertThat(format(info.formats(), "18")).extracting(Format::quality).isEqualTo("360p");
    assertThat(format(info.formats(), "140")).extracting(Format::quality).isEqualTo("audio");
    assertThat(youTube.traffic().requests(RequestKind.MEDIA)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void of_whatIsGoneIsNotFound(DebianYtDlp version) {
    var infos = new Engine(temp, version, youTube).videoInfos();

    var thrown =
        catchThrowableOfType(ArchiveException.class, () -> infos.of(new VideoId("privateVid0")));

    assertThat(thrown.code()).isEqualTo(ErrorCode.VIDEO_NOT_FOUND);
  }

  /** The oldest says the day only. */
  private static Instant published(DebianYtDlp version) {
    return Instant.parse(
        version == DebianYtDlp.BOOKWORM ? "2024-03-09T00:00:00Z" : "2024-03-09T12:00:00Z");
  }

  private static Format format(List<Format> all, String id) {
    return all.stream().filter(f -> f.formatId().equals(id)).findFirst().orElseThrow();
  }
}
