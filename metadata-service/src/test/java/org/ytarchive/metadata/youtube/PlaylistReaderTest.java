package org.ytarchive.metadata.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.metadata.playlist.Entry;

class PlaylistReaderTest {
  private static ApiNode json(String text) throws IOException {
    var plain = text.replace('\'', '"');
    return new ApiNode(JsonMapper.createDefault().readValue(plain, Argument.of(JsonNode.class)));
  }

  @Test
  void entry_countsFromOne() throws IOException {
    var item =
        json(
            "{'snippet':{'title':'T','position':4},'contentDetails':{'videoId':'aaaaaaaaaaa'},"
                + "'status':{'privacyStatus':'unlisted'}}");

    assertThat(PlaylistReader.entry(item)).contains(new Entry("aaaaaaaaaaa", "T", 5, null));
  }

  /** Its place in the list is then counted by whoever reads the list. */
  @Test
  void entry_copesWithoutAUsablePosition() throws IOException {
    for (var position : new String[] {"null", "-3", "'x'", "99999999999", "1.5"}) {
      var item =
          json("{'snippet':{'position':" + position + ",'resourceId':{'videoId':'aaaaaaaaaaa'}}}");

      assertThat(PlaylistReader.entry(item)).contains(new Entry("aaaaaaaaaaa", null, 0, null));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "private, Anything, UCowner, private",
    "privacyStatusUnspecified, Deleted video, , deleted",
    "public, Private video, UCowner, ",
    "public, Deleted video, , ",
    "'', Private video, , private",
    "'', Deleted video, , deleted",
    "'', Deleted video, UCowner, ",
    "'', A song, , ",
  })
  void entry_knowsAPlaceholder(String status, String title, String owner, String reason)
      throws IOException {
    var item =
        json(
            "{'snippet':{'title':'%s'%s},'contentDetails':{'videoId':'aaaaaaaaaaa'}%s}"
                .formatted(
                    title,
                    owner == null ? "" : ",'videoOwnerChannelId':'" + owner + "'",
                    status.isEmpty() ? "" : ",'status':{'privacyStatus':'" + status + "'}"));

    assertThat(PlaylistReader.entry(item).orElseThrow().unavailableReason()).isEqualTo(reason);
  }

  @Test
  void entry_leavesOutWhatIsNoVideo() throws IOException {
    assertThat(PlaylistReader.entry(json("{'snippet':{'title':'A channel'}}"))).isEmpty();
    assertThat(PlaylistReader.entry(json("[]"))).isEmpty();
  }

  @Test
  void channel_namesItsUploads() throws IOException {
    var told =
        json(
            "{'snippet':{'title':'C','description':'D'},'statistics':{'videoCount':'3',"
                + "'subscriberCount':'7'},'contentDetails':{'relatedPlaylists':{'uploads':'UUx'}}}");
    var head = PlaylistReader.channel("UCabc", told);

    assertThat(head.playlistId()).isEqualTo("UUx");
    assertThat(head.channel()).isEqualTo(new Channel("UCabc", "C", 7L));
    assertThat(head.videoCount()).isEqualTo(3);
    assertThat(PlaylistReader.channel("UCabc", json("{}")).playlistId()).isEqualTo("UUabc");
  }
}
