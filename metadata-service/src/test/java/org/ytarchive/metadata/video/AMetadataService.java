package org.ytarchive.metadata.video;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.VideoId;
import org.ytarchive.common.testing.HandClock;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.contracts.video.Format;
import org.ytarchive.contracts.video.Statistics;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.metadata.cache.CacheSettings;
import org.ytarchive.metadata.cache.Caches;
import org.ytarchive.metadata.testing.InMemoryCacheStore;
import org.ytarchive.metadata.testing.ScriptedApi;
import org.ytarchive.metadata.testing.ScriptedExtractor;
import org.ytarchive.metadata.video.ApiFault.Kind;

/** A service on fakes that know one video, and fail when they are told. */
abstract class AMetadataService {
  static final VideoId RICK = new VideoId("dQw4w9WgXcQ");
  static final Duration HOUR = Duration.ofHours(1);
  static final Duration MINUTES = Duration.ofMinutes(5);
  static final ApiFault QUOTA = new ApiFault(Kind.QUOTA_GONE, "quotaExceeded");
  static final ApiFault DOWN = new ApiFault(Kind.BROKEN, "http_502");
  static final Format MP4 =
      new Format("18", "360p", "mp4", 15L, 640, 360, 25.0, "avc1", "mp4a", 500.0);

  static final Gathering GATHERING = new Gathering(Duration.ofMillis(1), Duration.ofSeconds(30));

  final HandClock clock = new HandClock();
  final InMemoryCacheStore store = new InMemoryCacheStore();
  final ScriptedApi api = new ScriptedApi();
  final ScriptedExtractor extractor = new ScriptedExtractor();
  final MetadataService metadata = replica();

  /** A service as another process has it, on the same store. */
  MetadataService replica() {
    return replica(GATHERING);
  }

  MetadataService replica(Gathering gathering) {
    var caches =
        new Caches(
            store,
            JsonMapper.createDefault(),
            clock,
            new CacheSettings(HOUR, MINUTES, 1 << 20),
            new SimpleMeterRegistry());
    var formats = new FormatFinder(extractor, caches);
    var channels = new ChannelFinder(api, caches, gathering);
    var videos = new VideoFinder(api, extractor, channels, formats, caches, gathering);
    return new MetadataService(
        videos, formats, new Fallback(videos, clock), new ExtractionTurns(gathering));
  }

  @BeforeEach
  void know() {
    api.has(aVideo("From the API", List.of()));
    api.has(new Channel("UC1", "C", 2890000L));
    extractor.has(aVideo("From yt-dlp", List.of(MP4)));
  }

  static VideoInfo aVideo(String title, List<Format> formats) {
    return new VideoInfo(
        RICK.value(),
        title,
        "D",
        212L,
        HandClock.NOON,
        new Channel("UC1", "C", null),
        new Statistics(1L, null, null),
        Map.of("default", "https://i.example/d.jpg"),
        "not_live",
        formats);
  }

  ArchiveException error(boolean extract) {
    return catchThrowableOfType(ArchiveException.class, () -> metadata.get(RICK, false, extract));
  }
}
