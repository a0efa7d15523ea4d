package org.ytarchive.standin.catalogue;

import static org.ytarchive.standin.catalogue.StandInVideo.video;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the stand-in shows unless told otherwise. The table in this module's README says the same in
 * words, and a test holds both together.
 */
final class DemoCatalogue {
  static final String EVIL_PLAYLIST = "PLstandinMIXED00";
  static final String SMALL_PLAYLIST = "PLstandinSMALL00";
  static final String LONG_PLAYLIST = "PLstandinTHOUSAND";

  /** Much longer in bytes than any file system takes, with everything a path must not have. */
  private static final String EVIL_TITLE =
      "../../etc/passwd \u202Egpj.exe \u0007$(reboot) `id` %(id)s \"quotes' <b> | & ; \uD83D\uDE00 /"
          + "\u5F71\u7247".repeat(120);

  private DemoCatalogue() {}

  static StandInCatalogue create() {
    var catalogue = StandInCatalogue.of(playable());
    titles().forEach(catalogue::put);
    refused().forEach(catalogue::put);
    troubled().forEach(catalogue::put);
    numbered().forEach(catalogue::put);
    playlists().forEach(catalogue::put);
    return catalogue;
  }

  private static List<StandInVideo> playable() {
    return List.of(
        video("ordinary720").title("An ordinary video").captions().build(),
        video("demoVideo02").title("Colours & a tone").seconds(15).build(),
        video("demoVideo03")
            .title("F\u00EAte d\u2019\u00E9t\u00E9 \u2014 \u590F\u796D\u308A")
            .seconds(10)
            .build(),
        video("full1080p00").title("In full height").heights(144, 360, 720, 1080).build(),
        video("shortShort0").title("A short").seconds(6).portrait().build(),
        video("only360p000").title("Small, and no more").heights(360).build(),
        video("silent00000").title("Without a sound").heights(144, 360, 720).silent().build(),
        video("-dashFirst0").title("An id that looks like an option").build(),
        video("longHour000").title("An hour").seconds(3600).heights(144, 360).build());
  }

  private static List<StandInVideo> titles() {
    return List.of(
        titled("evilTitleV0", EVIL_TITLE),
        titled("slashTitle0", "../../a/b\\c:d*e?f"),
        titled("lineTitle00", "two\nlines\r\nand a tab\t."),
        titled("dashTitle00", "--exec rm -rf ~ ;"),
        titled("templTitle0", "%(id)s %(title)s %%s $HOME ${IFS}"),
        titled(
            "rtlTitle000",
            "\u202Etxt.4pm \u0645\u0631\u062D\u0628\u0627 \uD83D\uDC69\u200D\uD83D\uDE80"),
        titled("quoteTitle0", "\"double\" 'single' `back` <tag> & amp;"),
        titled("dotsTitle00", "..."));
  }

  private static List<StandInVideo> refused() {
    return List.of(
        refused("unavailable", Behaviour.UNAVAILABLE),
        refused("privateVid0", Behaviour.PRIVATE),
        refused("removedVid0", Behaviour.REMOVED),
        refused("terminated0", Behaviour.ACCOUNT_TERMINATED),
        refused("membersOnly", Behaviour.MEMBERS_ONLY),
        refused("geoBlocked0", Behaviour.GEO_BLOCKED),
        refused("ageGated000", Behaviour.AGE_GATED),
        refused("notABot0000", Behaviour.NOT_A_BOT),
        refused("tryLater000", Behaviour.TRY_LATER),
        refused("premiere000", Behaviour.PREMIERE),
        refused("liveSoon000", Behaviour.UPCOMING_LIVE),
        refused("liveNow0000", Behaviour.LIVE),
        refused("drmVideo000", Behaviour.DRM),
        refused("noFormats00", Behaviour.NO_FORMATS),
        refused("nChallenge0", Behaviour.N_CHALLENGE),
        refused("tooMany4290", Behaviour.TOO_MANY_REQUESTS));
  }

  private static List<StandInVideo> troubled() {
    return List.of(
        troubled("media403000", new MediaFault.Status(403)),
        troubled("media404000", new MediaFault.Status(404)),
        troubled("media429000", new MediaFault.Status(429)),
        troubled("stalls00000", new MediaFault.StallAfter(200_000)),
        troubled("dripFeed000", new MediaFault.Slow(20_000)),
        troubled("cutThrice00", new MediaFault.Cut(150_000, 3)),
        troubled("cutAlways00", new MediaFault.Cut(0, Integer.MAX_VALUE)),
        troubled("wrongLength", new MediaFault.WrongLength(100_000)));
  }

  /** Enough for a long playlist, and nothing much to fetch of each. */
  private static List<StandInVideo> numbered() {
    return IntStream.range(0, 1000)
        .mapToObj(
            i ->
                video("listed%05d".formatted(i))
                    .title("Number " + (i + 1))
                    .seconds(2)
                    .heights(144, 360)
                    .channel(new StandInChannel("UCstandin0listed00000000", "@listed", "Listed"))
                    .build())
        .toList();
  }

  private static List<StandInPlaylist> playlists() {
    var thousand = IntStream.range(0, 1000).mapToObj("listed%05d"::formatted).toList();
    var mixed = new ArrayList<>(List.of("ordinary720", "privateVid0", "demoVideo02"));
    mixed.addAll(List.of("deletedVid0", "ageGated000", "shortShort0"));
    return List.of(
        list(SMALL_PLAYLIST, "Three videos", List.of("ordinary720", "demoVideo02", "demoVideo03")),
        list(EVIL_PLAYLIST, "Some are gone", mixed),
        list(LONG_PLAYLIST, "A thousand videos", thousand));
  }

  private static StandInVideo titled(String id, String title) {
    return video(id).title(title).seconds(3).heights(144, 360).build();
  }

  private static StandInVideo refused(String id, Behaviour behaviour) {
    return video(id).behaviour(behaviour).build();
  }

  private static StandInVideo troubled(String id, MediaFault fault) {
    return video(id).heights(144, 360, 720).fault(fault).build();
  }

  private static StandInPlaylist list(String id, String title, List<String> videos) {
    return new StandInPlaylist(id, title, StandInChannel.DEFAULT, videos);
  }
}
