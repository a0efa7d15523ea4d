package org.ytarchive.metadata.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.contracts.video.Statistics;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.metadata.testing.Examples;

class VideoReaderTest {

  @Test
  void video_readsAWholeItem() {
    var video = video(Examples.text("youtube/video.json"));

    assertThat(video.title()).isEqualTo("Rick Astley - Never Gonna Give You Up");
    assertThat(video.duration()).isEqualTo(212);
    assertThat(video.publishedAt()).isEqualTo("2009-10-25T06:57:33Z");
    assertThat(video.channel())
        .isEqualTo(new Channel("UCuAXFkgsw1L7xaCfnd5JJOw", "Rick Astley", null));
    assertThat(video.statistics()).isEqualTo(new Statistics(1380000000L, 14000000L, 2100000L));
    assertThat(video.liveStatus()).isEqualTo("not_live");
    assertThat(video.thumbnails().keySet()).containsExactly("default", "medium", "high");
  }

  /** The documented three first; newer sizes are kept, what has no address is not. */
  @Test
  void video_ordersThumbnails() {
    var video =
        video(
            """
            {"snippet":{"thumbnails":{"uhd":{"url":"u"},"maxres":{"url":"x"},"fhd":{"width":1},
             "medium":{"url":"m"},"standard":{"url":"s"},"default":{"url":"d"}}}}
            """);

    assertThat(video.thumbnails().keySet())
        .containsExactly("default", "medium", "standard", "maxres", "uhd");
  }

  @Test
  void video_takesHiddenCountsForUnknown() {
    assertThat(
            video("{\"statistics\":{\"viewCount\":\"99999999999\",\"commentCount\":7}}")
                .statistics())
        .isEqualTo(new Statistics(99999999999L, null, 7L));
    assertThat(video("{\"statistics\":{\"viewCount\":\"many\",\"likeCount\":\"-1\"}}").statistics())
        .isEqualTo(new Statistics(null, null, null));
    assertThat(video("{}").statistics()).isEqualTo(new Statistics(null, null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "none, , not_live",
    "none, 2024-01-02T03:04:05Z, was_live",
    "live, 2024-01-02T03:04:05Z, is_live",
    "upcoming, , is_upcoming",
  })
  void video_tellsWhatIsLive(String content, String started, String status) {
    var times = started == null ? "{}" : "{\"actualStartTime\":\"" + started + "\"}";
    var video =
        video(
            "{\"snippet\":{\"liveBroadcastContent\":\"%s\"},\"liveStreamingDetails\":%s,\"contentDetails\":{\"duration\":\"P0D\"}}"
                .formatted(content, times));

    assertThat(video.liveStatus()).isEqualTo(status);
    assertThat(video.duration()).isNull();
  }

  @Test
  void video_survivesAnyShape() {
    var video =
        video(
            "{\"snippet\":{\"title\":5,\"publishedAt\":\"soon\",\"thumbnails\":[]},\"statistics\":\"x\"}");

    assertThat(video.title()).isNull();
    assertThat(video.publishedAt()).isNull();
    assertThat(video.thumbnails()).isEmpty();
    assertThat(video("[]").videoId()).isEqualTo("dQw4w9WgXcQ");
  }

  @Test
  void channel_hidesWhatYouTubeHides() {
    assertThat(
            channel(
                "{\"snippet\":{\"title\":\"C\"},\"statistics\":{\"subscriberCount\":\"2890000\"}}"))
        .isEqualTo(new Channel("UC1", "C", 2890000L));
    assertThat(
            channel("{\"statistics\":{\"subscriberCount\":\"0\",\"hiddenSubscriberCount\":true}}"))
        .isEqualTo(new Channel("UC1", null, null));
    assertThat(channel("{\"statistics\":{\"hiddenSubscriberCount\":false}}").subscriberCount())
        .isNull();
  }

  private static VideoInfo video(String json) {
    return VideoReader.video("dQw4w9WgXcQ", node(json));
  }

  private static Channel channel(String json) {
    return VideoReader.channel("UC1", node(json));
  }

  private static ApiNode node(String json) {
    try {
      return new ApiNode(JsonMapper.createDefault().readValue(json, Argument.of(JsonNode.class)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
