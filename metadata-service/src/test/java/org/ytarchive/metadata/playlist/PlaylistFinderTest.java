package org.ytarchive.metadata.playlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.testing.HandClock;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.metadata.cache.CacheSettings;
import org.ytarchive.metadata.cache.Caches;
import org.ytarchive.metadata.testing.InMemoryCacheStore;
import org.ytarchive.metadata.testing.ScriptedListExtractor;
import org.ytarchive.metadata.testing.ScriptedPlaylists;
import org.ytarchive.metadata.video.ApiFault;
import org.ytarchive.metadata.video.ApiFault.Kind;
import org.ytarchive.metadata.video.Source;
import org.ytarchive.metadata.video.Spending;

class PlaylistFinderTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTES = Duration.ofMinutes(5);
  private static final Listing LIST = Listing.playlist("PL1");
  private static final String CHANNEL = "UCuAXFkgsw1L7xaCfnd5JJOw";
  private static final ApiFault QUOTA = new ApiFault(Kind.QUOTA_GONE, "quotaExceeded");
  private static final ApiFault EXPIRED = new ApiFault(Kind.PAGE_EXPIRED, "invalidPageToken");
  private static final ApiFault DOWN = new ApiFault(Kind.BROKEN, "http_502");

  private final HandClock clock = new HandClock();
  private final InMemoryCacheStore store = new InMemoryCacheStore();
  private final ScriptedPlaylists api = new ScriptedPlaylists();
  private final ScriptedListExtractor extractor = new ScriptedListExtractor();
  private final PlaylistFinder finder = replica();
  private final Spending spending = new Spending();

  private PlaylistFinder replica() {
    var settings = new CacheSettings(HOUR, MINUTES, 1 << 20);
    var caches =
        new Caches(store, JsonMapper.createDefault(), clock, settings, new SimpleMeterRegistry());
    return new PlaylistFinder(api, extractor, new PlaylistCache(caches), clock);
  }

  @BeforeEach
  void know() {
    api.hasPlaylist("PL1", 120);
    api.hasChannel(CHANNEL, "@rick", 70);
  }

  private FoundPlaylist find(Listing listing, int limit) {
    return finder.find(listing, limit, spending);
  }

  private ArchiveException error(Listing listing) {
    return catchThrowableOfType(ArchiveException.class, () -> find(listing, 50));
  }

  /** One call for what it is, one for each fifty. */
  @Test
  void find_readsAsManyPagesAsItNeeds() {
    var found = find(LIST, 60);

    assertThat(found.facts().entries()).hasSize(100);
    assertThat(found.facts().complete()).isFalse();
    assertThat(found.cached()).isFalse();
    assertThat(found.expiresAt()).isEqualTo(HandClock.NOON.plus(HOUR));
    assertThat(spending.calls()).isEqualTo(3);
    assertThat(api.calls()).containsExactly("playlist PL1", "page PL1 null", "page PL1 50");
  }

  @Test
  void find_readsToTheEndAndKnowsIt() {
    var found = find(LIST, 20_000);

    assertThat(found.facts().entries()).hasSize(120);
    assertThat(found.facts().entries().getLast().position()).isEqualTo(120);
    assertThat(found.facts().complete()).isTrue();
    assertThat(find(LIST, 20_000).cached()).isTrue();
    assertThat(spending.calls()).isEqualTo(4);
  }

  @Test
  void find_ofAWarmListAsksNobodyUnlessItIsTooShort() {
    find(LIST, 50);

    assertThat(replica().find(LIST, 10, spending).cached()).isTrue();
    assertThat(find(LIST, 50).cached()).isTrue();
    assertThat(spending.calls()).isEqualTo(2);
    assertThat(find(LIST, 51).cached()).isFalse();
  }

  @Test
  void find_ofAChannelListsItsUploads() {
    var found = find(Listing.channel(CHANNEL), 50);

    assertThat(found.facts().head().playlistId()).isEqualTo("UU" + CHANNEL.substring(2));
    assertThat(found.facts().head().channel()).isEqualTo(new Channel(CHANNEL, "C", 5L));
    assertThat(found.facts().entries()).hasSize(50);
  }

  /** What was learned by the handle is known by the id, and the other way round. */
  @Test
  void find_ofAHandleLeadsToItsChannel() {
    find(Listing.channel("@Rick"), 50);

    assertThat(find(Listing.channel("@RICK"), 50).cached()).isTrue();
    assertThat(replica().find(Listing.channel(CHANNEL), 50, spending).cached()).isTrue();
    assertThat(spending.calls()).isEqualTo(2);
  }

  @Test
  void find_ofAChannelWithoutUploadsIsEmpty() {
    api.hasChannel(CHANNEL, "@rick", 0);

    var found = find(Listing.channel("@rick"), 50);

    assertThat(found.facts().entries()).isEmpty();
    assertThat(found.facts().complete()).isTrue();
  }

  @Test
  void find_remembersForAWhileWhatDoesNotExist() {
    for (var listing : List.of(Listing.playlist("PLnone"), Listing.channel("@none"))) {
      assertThat(error(listing).code()).isEqualTo(ErrorCode.PLAYLIST_NOT_FOUND);
      assertThat(error(listing).code()).isEqualTo(ErrorCode.PLAYLIST_NOT_FOUND);
    }
    assertThat(spending.calls()).isEqualTo(2);

    clock.pass(MINUTES);
    api.hasPlaylist("PLnone", 1);
    assertThat(find(Listing.playlist("PLnone"), 50).facts().entries()).hasSize(1);
    assertThat(extractor.calls()).isEmpty();
  }

  @Test
  void find_beginsAgainOnceWhenYouTubeLosesItsPlace() {
    api.nextPageFails(EXPIRED);

    assertThat(find(LIST, 120).facts().entries()).hasSize(120);
    assertThat(spending.calls()).isEqualTo(6);
  }

  @Test
  void find_doesNotBeginAgainForEver() {
    api.nextPageFails(EXPIRED);
    api.nextPageFails(EXPIRED);
    extractor.fails(ErrorCode.YTDLP_ERROR);

    var error = catchThrowableOfType(ArchiveException.class, () -> find(LIST, 120));

    assertThat(error.code()).isEqualTo(ErrorCode.YOUTUBE_API_ERROR);
    assertThat(error.details()).containsEntry("reason", "invalidPageToken");
    assertThat(spending.calls()).isEqualTo(5);
  }

  @Test
  void find_withoutAKeyAsksYtDlp() {
    api.fails(ApiFault.NO_KEY);
    extractor.has("@rick", extracted(CHANNEL));

    var found = find(Listing.channel("@rick"), 7);

    assertThat(found.facts().source()).isEqualTo(Source.YT_DLP);
    assertThat(find(Listing.channel(CHANNEL), 1).cached()).isTrue();
    assertThat(error(LIST).code()).isEqualTo(ErrorCode.PLAYLIST_NOT_FOUND);
    assertThat(extractor.calls()).containsExactly("@rick 7", "PL1 50");
    assertThat(spending.calls()).isZero();
  }

  private static PlaylistFacts extracted(String channelId) {
    var head = new PlaylistHead("UU1", "C", null, new Channel(channelId, "C", null), 1L);
    var entries = List.of(new Entry("vvvvvvv0000", "V", 1, null));
    return new PlaylistFacts(head, entries, true, Source.YT_DLP);
  }

  @Test
  void find_withTheQuotaGoneTellsWhatWasKnownFirst() {
    find(LIST, 50);
    clock.pass(HOUR);
    api.fails(QUOTA);
    extractor.has("PL1", extracted(CHANNEL));

    var found = find(LIST, 50);
    assertThat(found.stale()).isTrue();
    assertThat(found.cached()).isTrue();
    assertThat(extractor.calls()).isEmpty();
    assertThat(error(Listing.channel("@rick")).code()).isEqualTo(ErrorCode.PLAYLIST_NOT_FOUND);
  }

  /** Else a job would archive the first fifty of a thousand, and be done. */
  @Test
  void find_withTheQuotaGoneNeverTakesABeginningForTheWhole() {
    find(LIST, 50);
    api.fails(QUOTA);
    extractor.fails(ErrorCode.YTDLP_ERROR);

    var error = catchThrowableOfType(ArchiveException.class, () -> find(LIST, 120));
    assertThat(error.code()).isEqualTo(ErrorCode.API_QUOTA_EXCEEDED);

    extractor.fails(null);
    extractor.has("PL1", extracted(CHANNEL));
    assertThat(find(LIST, 120).facts().source()).isEqualTo(Source.YT_DLP);
  }

  @Test
  void find_withTheApiDownExtractsThenTellsWhatWasKnown() {
    find(LIST, 50);
    clock.pass(HOUR);
    api.fails(DOWN);
    extractor.fails(ErrorCode.COORDINATION_ERROR);

    assertThat(find(LIST, 50).stale()).isTrue();
    assertThat(error(Listing.channel("@rick")).details())
        .containsEntry("reason", "http_502")
        .containsEntry("extraction_error", "COORDINATION_ERROR")
        .containsEntry("failure_class", "blocked");
    extractor.fails(null);
    extractor.has("PL1", extracted(CHANNEL));
    assertThat(find(LIST, 50).facts().source()).isEqualTo(Source.YT_DLP);
  }

  /** It is there, but not for us: that yt-dlp sees nothing either is no proof against it. */
  @Test
  void find_ofWhatIsRefusedSaysWhy() {
    api.fails(new ApiFault(Kind.REFUSED, "playlistItemsNotAccessible"));

    assertThat(error(LIST).code()).isEqualTo(ErrorCode.YOUTUBE_API_ERROR);
    assertThat(error(LIST).details()).containsEntry("reason", "playlistItemsNotAccessible");
    api.fails(null);
    assertThat(find(LIST, 50).facts().entries()).hasSize(50);
  }

  @Test
  void find_worksWithoutTheStore() {
    store.isAway(true);

    assertThat(find(LIST, 50).cached()).isFalse();
    assertThat(find(LIST, 50).cached()).isTrue();
  }
}
