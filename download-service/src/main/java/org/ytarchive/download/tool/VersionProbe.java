package org.ytarchive.download.tool;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks programs for their version, again only when the file has changed. */
@Singleton
final class VersionProbe {
  private static final Logger LOG = LoggerFactory.getLogger(VersionProbe.class);
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private record Seen(Tool tool, long modified, long size) {
    boolean isStill(Path file, long time, long bytes) {
      return tool.path().equals(file) && modified == time && size == bytes;
    }
  }

  private final SupervisedTool tools;
  private final Map<Program, Seen> seen = new EnumMap<>(Program.class);

  VersionProbe(SupervisedTool tools) {
    this.tools = tools;
  }

  /** Empty when it does not run; the next call asks again then. */
  synchronized Optional<Tool> probe(Program program, Path file) {
    try {
      return known(program, file);
    } catch (IOException e) {
      LOG.warn("{} cannot be run: {}", file, e.toString());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Optional<Tool> known(Program program, Path file)
      throws IOException, InterruptedException {
    long modified = Files.getLastModifiedTime(file).toMillis();
    long size = Files.size(file);
    var known = seen.get(program);
    if (known != null && known.isStill(file, modified, size)) {
      return Optional.of(known.tool());
    }
    var tool = ask(program, file).map(version -> new Tool(program.command(), file, version));
    tool.ifPresent(t -> seen.put(program, new Seen(t, modified, size)));
    return tool;
  }

  private Optional<ToolVersion> ask(Program program, Path file)
      throws IOException, InterruptedException {
    try {
      return tools.runInScratch(
          folder -> List.of(file.toString(), program.versionOption()),
          LIMIT,
          ended -> version(program, file, ended));
    } catch (TimeoutException e) {
      LOG.warn("{} does not tell its version: {}", file, e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<ToolVersion> version(
      Program program, Path file, SupervisedTool.Ended ended) {
    if (!ended.exit().isSuccess()) {
      LOG.warn("{} does not run: {}", file, ended.exit().lastErrors());
      return Optional.empty();
    }
    return ended.output().stream()
        .map(program.version()::matcher)
        .filter(Matcher::find)
        .map(match -> new ToolVersion(match.group(1)))
        .findFirst();
  }
}
