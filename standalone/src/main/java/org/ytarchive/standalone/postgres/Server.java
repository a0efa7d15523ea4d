package org.ytarchive.standalone.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts and stops the server process by {@code pg_ctl}, which puts it into a session of its own.
 */
final class Server {
  private static final Logger log = LoggerFactory.getLogger(Server.class);

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration OBSTACLES_PASS = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Command.Result ENDED = new Command.Result(0, "");
  private static final long LARGEST_LOG = 10_000_000;

  /** What a server that died just now leaves behind for moments, and what it says about it. */
  private static final List<String> PASSING =
      List.of("lock file", "shared memory", "could not bind", "Address already in use");

  private final Folder folder;
  private final Binaries binaries;
  private final ToolUser user;

  Server(Folder folder, Binaries binaries, ToolUser user) {
    this.folder = folder;
    this.binaries = binaries;
    this.user = user;
  }

  /** The server that runs on this cluster, ours or one an earlier JVM left. */
  boolean runs() throws IOException {
    return running().isPresent();
  }

  private Optional<PostmasterFile> running() throws IOException {
    return PostmasterFile.read(folder.data())
        .filter(file -> Processes.isPostgresIn(file.pid(), folder.data()));
  }

  /** The port of the server that runs; 0 when none does. */
  int runningPort() throws IOException {
    return running().map(PostmasterFile::port).orElse(0);
  }

  /** Starts it; what a dead predecessor left is waited for. */
  void start() throws IOException, InterruptedException {
    keepLogSmall();
    long giveUp = System.nanoTime() + OBSTACLES_PASS.toNanos();
    while (true) {
      clearLeftovers();
      var offset = logSize();
      var result = pgCtl(List.of("start", "-w", "-t", "60", "-l", folder.logFile().toString()));
      if (result.succeeded()) {
        return;
      }
      var reason = logFrom(offset) + result.output();
      if (System.nanoTime() > giveUp || PASSING.stream().noneMatch(reason::contains)) {
        throw new PostgresException("PostgreSQL did not start:\n" + reason.strip());
      }
      Thread.sleep(PAUSE);
    }
  }

  /**
   * Removes the pid file of a server that is dead, once none of its children works on the cluster:
   * PostgreSQL itself takes a process that nobody collected, or a stranger with the same number,
   * for a living server.
   */
  private void clearLeftovers() throws IOException, InterruptedException {
    var file = PostmasterFile.read(folder.data());
    if (file.isEmpty() || Processes.isPostgresIn(file.get().pid(), folder.data())) {
      return;
    }
    long giveUp = System.nanoTime() + OBSTACLES_PASS.toNanos();
    while (Processes.anyWorksIn(folder.data()) && System.nanoTime() < giveUp) {
      Thread.sleep(PAUSE);
    }
    log.info(
        "PostgreSQL did not end cleanly last time (process {}): it recovers", file.get().pid());
    Files.deleteIfExists(PostmasterFile.in(folder.data()));
  }

  /** Stops it: cleanly, and if that takes too long at once; its log makes that safe too. */
  void stop() throws IOException {
    for (var mode : List.of("fast", "immediate")) {
      var result = runs() ? pgCtl(List.of("stop", "-m", mode, "-w", "-t", "60")) : ENDED;
      if (result.succeeded() || !runs()) {
        return;
      }
      log.warn("PostgreSQL does not stop ({}): {}", mode, result.lastLine());
    }
    log.error("PostgreSQL still runs");
  }

  private Command.Result pgCtl(List<String> arguments) {
    var command = new ArrayList<>(List.of(binaries.program("pg_ctl"), "-D"));
    command.add(folder.data().toString());
    command.addAll(arguments);
    return Command.run(user.command(command), PATIENCE);
  }

  private long logSize() throws IOException {
    return Files.exists(folder.logFile()) ? Files.size(folder.logFile()) : 0;
  }

  private String logFrom(long offset) throws IOException {
    if (logSize() <= offset) {
      return "";
    }
    try (var in = Files.newInputStream(folder.logFile())) {
      in.skipNBytes(offset);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void keepLogSmall() throws IOException {
    if (logSize() > LARGEST_LOG) {
      Path older = folder.log().resolve("postgres.log.1");
      Files.move(folder.logFile(), older, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
