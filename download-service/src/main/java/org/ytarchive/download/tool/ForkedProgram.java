package org.ytarchive.download.tool;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One yt-dlp and, while runs of it follow each other, the server that forks them. */
final class ForkedProgram implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ForkedProgram.class);

  private final PythonPackage python;
  private final ToolFolders folders;
  private final Duration keepReady;
  private final JsonMapper mapper;
  private final Clock clock;
  private Optional<ForkServer> server = Optional.empty();
  private Instant lastAsked = Instant.EPOCH;
  private boolean useless = false;

  ForkedProgram(
      PythonPackage python,
      ToolFolders folders,
      Duration keepReady,
      JsonMapper mapper,
      Clock clock) {
    this.python = python;
    this.folders = folders;
    this.keepReady = keepReady;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** Forks a run, or empty while there is no server: one is started when it pays. */
  Optional<Process> fork(
      ToolCommand command, String mark, Map<String, String> environment, ForkServer.Starter starter)
      throws IOException {
    look();
    if (server.isPresent()) {
      var ready = server.filter(ForkServer::isReady);
      return ready.isPresent()
          ? Optional.of(ready.get().fork(command, mark, environment))
          : Optional.empty();
    }
    if (isAskedOften() && !useless) {
      server = Optional.of(start(starter));
    }
    return Optional.empty();
  }

  /** Ready once is ready again; what cannot be loaded in this way is not tried a second time. */
  private void look() {
    if (server.filter(ForkServer::isOver).isPresent()) {
      useless = !server.get().wasReady();
      server = Optional.empty();
      if (useless) {
        LOG.warn("yt-dlp cannot be kept loaded here: each run loads it anew");
      }
    }
  }

  private boolean isAskedOften() {
    var before = lastAsked;
    lastAsked = clock.instant();
    return lastAsked.isBefore(before.plus(keepReady));
  }

  private ForkServer start(ForkServer.Starter starter) throws IOException {
    return new ForkServer(python, folders, keepReady, mapper, starter);
  }

  /** Whether the next run is forked. */
  boolean isReady() {
    return server.filter(ForkServer::isReady).isPresent();
  }

  @Override
  public void close() {
    server.ifPresent(ForkServer::close);
    server = Optional.empty();
  }
}
