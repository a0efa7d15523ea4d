package org.ytarchive.metadata;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.common.testing.TestService;
import org.ytarchive.metadata.testing.DownloadDouble;
import org.ytarchive.metadata.testing.Examples;
import org.ytarchive.metadata.testing.Http;
import org.ytarchive.metadata.testing.YouTubeApiDouble;

/** Runs the service on a database of its own, between an API and a Download that can fail. */
@Timeout(60)
abstract class BetweenDoubles {
  static final String RICK = "/metadata/dQw4w9WgXcQ";
  static final Map<String, String> NO_KEY = Map.of("YOUTUBE_API_KEY", "");

  @TempDir Path home;
  final TestedDatabase database = new TestedDatabase(TestDatabase.settings());
  final YouTubeApiDouble api = YouTubeApiDouble.start();
  final DownloadDouble downloads = DownloadDouble.start();
  final List<ApplicationContext> started = new ArrayList<>();

  @BeforeEach
  void know() {
    api.hasVideo("dQw4w9WgXcQ", Examples.text("youtube/video.json"));
    api.hasChannel("UCuAXFkgsw1L7xaCfnd5JJOw", Examples.text("youtube/channel.json"));
    downloads.hasFormats("dQw4w9WgXcQ", Examples.text("youtube/formats.json"));
    downloads.hasInfo("dQw4w9WgXcQ", Examples.text("youtube/info.json"));
  }

  @AfterEach
  void stop() {
    started.forEach(ApplicationContext::close);
    api.close();
    downloads.close();
  }

  Http start(Map<String, String> more) {
    return start(more, Map.of());
  }

  /** With keys of {@code application.yml} besides. */
  Http start(Map<String, String> more, Map<String, Object> keys) {
    var environment = Http.merge(database.settings(), api.settings(), downloads.settings(), more);
    var quick = new HashMap<String, Object>(keys);
    quick.put("ytarchive.youtube.rest", "0s");
    quick.put("ytarchive.youtube.retry-pause", "2ms");
    var context = TestService.context("metadata", home, environment, quick);
    started.add(context);
    return new Http(context.getBean(EmbeddedServer.class).start().getURI());
  }
}
