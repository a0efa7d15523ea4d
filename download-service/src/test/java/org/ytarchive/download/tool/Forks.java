package org.ytarchive.download.tool;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import org.ytarchive.common.http.tracing.Tracing;

/** Programs kept loaded over all tests of this JVM: so most runs of a yt-dlp are forked. */
public final class Forks {
  private static final ForkServers SERVERS = servers();

  private Forks() {}

  public static SupervisedTool supervised(ToolFolders folders, ToolEnvironment environment) {
    return new SupervisedTool(folders, environment, Tracing.unheard(), SERVERS);
  }

  private static ForkServers servers() {
    try {
      var folders = new ToolFolders(Files.createTempDirectory("forks"));
      return new ForkServers(
          folders, Duration.ofMinutes(1), JsonMapper.createDefault(), Clock.systemUTC());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
