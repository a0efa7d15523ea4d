package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.download.download.Samples.VIDEO;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a video or an address without a download. */
interface InfoCases extends DownloadCases {
  @Test
  default void formats_andInfoAskForTheVideo() {
    var formats = downloads().get("/download/formats/" + VIDEO);
    assertThat(formats.data()).containsEntry("video_id", VIDEO);
    assertThat((List<?>) formats.data().get("formats")).hasSize(1);
    assertThat(downloads().get("/download/info/" + VIDEO).text("title")).contains(VIDEO);

    assertThat(downloads().get("/download/info/gone_______").status()).isEqualTo(404);
    assertThat(downloads().get("/download/formats/short").error())
        .containsEntry("code", "INVALID_VIDEO_ID");
  }

  @Test
  default void infoOfUrl_tellsWhatAnAddressLeadsTo() {
    var video = downloads().get("/download/info?url=https://youtu.be/" + VIDEO);
    assertThat(video.data()).containsEntry("kind", "video").containsEntry("playlist", null);
    assertThat(video.text("video")).contains(VIDEO);

    var list =
        downloads()
            .get(
                "/download/info?limit=2&url=https://www.youtube.com/playlist?list=PLstandinSMALL00");
    assertThat(list.data()).containsEntry("kind", "playlist").containsEntry("video", null);
    assertThat(list.text("playlist"))
        .contains("playlist_id=PLstandinSMALL00")
        .contains("position=2, available=false, unavailable_reason=private")
        .doesNotContain("position=3");
    assertThat(downloads().get("/download/info?url=PLstandinSMALL00").text("playlist"))
        .contains("position=50")
        .doesNotContain("position=51");
  }

  /** By name or by id, all that a channel has published. */
  @ParameterizedTest
  @ValueSource(strings = {"@standin", "https://www.youtube.com/channel/UCstandin0standin0stand0"})
  default void infoOfUrl_ofAChannelIsItsUploads(String url) {
    var channel = downloads().get("/download/info?url=" + url);

    assertThat(channel.data()).containsEntry("kind", "channel");
    assertThat(channel.text("playlist")).contains("playlist_id=UUstandin0standin0stand0");
  }

  @ParameterizedTest
  @CsvSource({
    "'', INVALID_PARAMETER, url",
    "?url=, INVALID_PARAMETER, url",
    "?url=https://example.org/, INVALID_PARAMETER, url",
    "?url=ytsearch3:colours, INVALID_PARAMETER, url",
    "?url=--exec, INVALID_PARAMETER, url",
    "?url=PLstandinSMALL00&limit=0, INVALID_PARAMETER, limit",
    "?url=PLstandinSMALL00&limit=20001, INVALID_PARAMETER, limit",
    "?url=PLstandinSMALL00&limit=x, INVALID_PARAMETER, limit",
    "?url=@nobody, PLAYLIST_NOT_FOUND,",
    "?url=gone_______, VIDEO_NOT_FOUND,",
  })
  default void infoOfUrl_saysWhatIsWrong(String query, String code, String parameter) {
    var answer = downloads().get("/download/info" + query);

    assertThat(answer.error()).containsEntry("code", code);
    if (parameter != null) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.error().toString()).contains(parameter);
    }
  }
}
