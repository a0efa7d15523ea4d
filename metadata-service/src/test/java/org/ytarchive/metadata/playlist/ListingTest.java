package org.ytarchive.metadata.playlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

class ListingTest {
  @Test
  void channel_isAnIdOrAHandle() {
    assertThat(Listing.channel("UCuAXFkgsw1L7xaCfnd5JJOw"))
        .isEqualTo(new Listing.Channel("UCuAXFkgsw1L7xaCfnd5JJOw"));
    assertThat(Listing.channel("@RickAstleyYT")).isEqualTo(new Listing.Handle("@rickastleyyt"));
    assertThat(Listing.channel("@дом.о-ма_1·2").name()).isEqualTo("@дом.о-ма_1·2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "@", "RickAstleyYT", "UCshort", "@a/b", "@a?b=c", "@a b", "@a\u0000", "../x"})
  void channel_refusesAnythingElse(String name) {
    var error = catchThrowableOfType(ArchiveException.class, () -> Listing.channel(name));

    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
    assertThat(error.details()).containsEntry("parameter", "channel");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "PL 1", "PL1&x=y", "PL1/..", "PL\n1", "ПЛ1"})
  void playlist_refusesWhatIsNoId(String id) {
    var error = catchThrowableOfType(ArchiveException.class, () -> Listing.playlist(id));

    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
    assertThat(error.details()).containsEntry("parameter", "playlist_id");
  }

  @Test
  void url_isThePageAPersonWouldOpen() {
    assertThat(Listing.playlist("PL1").url())
        .isEqualTo("https://www.youtube.com/playlist?list=PL1");
    assertThat(Listing.channel("@a").url()).isEqualTo("https://www.youtube.com/@a");
    assertThat(Listing.channel("UCuAXFkgsw1L7xaCfnd5JJOw").url())
        .isEqualTo("https://www.youtube.com/channel/UCuAXFkgsw1L7xaCfnd5JJOw");
  }
}
