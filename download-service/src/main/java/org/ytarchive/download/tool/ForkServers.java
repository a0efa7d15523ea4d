package org.ytarchive.download.tool;

import io.micronaut.json.JsonMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps yt-dlp loaded while there is work for it. Python needs longer to load yt-dlp than yt-dlp
 * for a small video; so when runs follow each other, the next ones are forked from a process that
 * has it loaded. Whatever cannot be forked is started as ever.
 */
@Singleton
final class ForkServers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ForkServers.class);
  private static final int MOST_PROGRAMS = 50;

  /** A program's file; an update makes another one of it. */
  private record Source(Path program, long modified, long size) {
    static Source of(String program) throws IOException {
      var file = Path.of(program).toRealPath();
      return new Source(file, Files.getLastModifiedTime(file).toMillis(), Files.size(file));
    }
  }

  private final ToolFolders folders;
  private final Duration keepReady;
  private final JsonMapper mapper;
  private final Clock clock;
  private final Map<Source, Optional<ForkedProgram>> programs = new HashMap<>();
  private boolean closed = false;

  @Inject
  ForkServers(ToolFolders folders, ForkSettings settings, JsonMapper mapper, Clock clock) {
    this(folders, settings.enabled() ? settings.keepReady() : Duration.ZERO, mapper, clock);
  }

  /**
   * @param keepReady zero: nothing is forked
   */
  ForkServers(ToolFolders folders, Duration keepReady, JsonMapper mapper, Clock clock) {
    this.folders = folders;
    this.keepReady = keepReady;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** For programs that are each started anew. */
  static ForkServers none(ToolFolders folders) {
    var noClock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    return new ForkServers(folders, Duration.ZERO, JsonMapper.createDefault(), noClock);
  }

  /**
   * Forks a run, or empty when it must be started as ever. The first run of a program is never
   * forked, nor is one while it is being loaded: nobody waits for that.
   */
  synchronized Optional<Process> fork(
      ToolCommand command,
      String mark,
      Map<String, String> environment,
      ForkServer.Starter starter) {
    if (keepReady.isZero() || closed || command.limits().isPresent()) {
      return Optional.empty();
    }
    try {
      var program = program(command.arguments().getFirst());
      return program.isPresent()
          ? program.get().fork(command, mark, environment, starter)
          : Optional.empty();
    } catch (IOException e) {
      LOG.warn("{} is loaded anew for this run: {}", command.arguments().getFirst(), e.toString());
      return Optional.empty();
    }
  }

  private Optional<ForkedProgram> program(String path) throws IOException {
    var source = Source.of(path);
    var known = programs.get(source);
    if (known != null) {
      return known;
    }
    if (programs.size() == MOST_PROGRAMS) {
      forget();
    }
    var found =
        PythonPackage.of(source.program())
            .map(python -> new ForkedProgram(python, folders, keepReady, mapper, clock));
    programs.put(source, found);
    return found;
  }

  private void forget() {
    programs.values().forEach(program -> program.ifPresent(ForkedProgram::close));
    programs.clear();
  }

  /** Whether the next run of this program is forked; for tests. */
  synchronized boolean isReady(String program) throws IOException {
    return program(program).filter(ForkedProgram::isReady).isPresent();
  }

  @Override
  @PreDestroy
  public synchronized void close() {
    closed = true;
    forget();
  }
}
