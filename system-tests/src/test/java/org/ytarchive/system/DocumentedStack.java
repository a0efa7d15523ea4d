package org.ytarchive.system;

import static org.ytarchive.standin.catalogue.StandInVideo.video;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.ytarchive.standin.catalogue.StandInCatalogue;
import org.ytarchive.standin.catalogue.StandInChannel;

/** A YTArchive, and a YouTube that has the videos of the document's examples. */
record DocumentedStack(
    Path folder, TestYouTube youTube, DataApi dataApi, StackProcess stack, Jobs jobs)
    implements AutoCloseable {
  static final String ID = "dQw4w9WgXcQ";
  static final Duration LIMIT = Duration.ofSeconds(90);

  /** Bytes a second: enough for something to be seen of it. */
  static final long SLOW = 150_000;

  static DocumentedStack start(Path folder) {
    var youTube = TestYouTube.start(folder.resolve("youtube"), catalogue());
    var dataApi = DataApi.start();
    var home = folder.resolve("home");
    var stack = StackProcess.start(home, youTube.settings(settings(dataApi)));
    return new DocumentedStack(folder, youTube, dataApi, stack, new Jobs(stack));
  }

  private static StandInCatalogue catalogue() {
    var rick = new StandInChannel("UCuAXFkgsw1L7xaCfnd5JJOw", "@rickastley", "Rick Astley");
    return StandInCatalogue.of(
        video(ID)
            .title("Rick Astley - Never Gonna Give You Up")
            .description("The official video...")
            .channel(rick)
            .published(Instant.parse("2009-10-25T06:57:33Z"))
            .seconds(212)
            .heights(144, 360)
            .build(),
        video(DataApi.OTHER)
            .title("Me at the zoo")
            .bytes(1_000_000)
            .seconds(19)
            .heights(144, 360)
            .build());
  }

  /** The example's two downloads wait because there is one slot in all. */
  private static Map<String, String> settings(DataApi dataApi) {
    var all = new HashMap<>(dataApi.settings());
    all.put("MAX_CONCURRENT_DOWNLOADS", "1");
    return all;
  }

  @Override
  public void close() {
    try (var y = youTube;
        var d = dataApi;
        var s = stack) {
      youTube.standIn().knobs().reset();
    }
  }
}
