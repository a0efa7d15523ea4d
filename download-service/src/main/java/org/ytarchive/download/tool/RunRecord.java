package org.ytarchive.download.tool;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The trace of one run on disk, so that the next process can end what this one left.
 *
 * @param mark the run's own word; every process of it carries it in its environment
 * @param host where it runs: the folder may be shared by several
 * @param owner the process that started it
 * @param ownerStart tells a reused process id apart
 */
record RunRecord(String mark, String host, long owner, Instant ownerStart) {

  static RunRecord ofThisProcess() {
    var self = ProcessHandle.current();
    return new RunRecord(
        UUID.randomUUID().toString(), hostName(), self.pid(), startOf(self).orElse(Instant.EPOCH));
  }

  /** Empty when the file is not one of ours, or half written by a process that died over it. */
  static Optional<RunRecord> read(Path file) throws IOException {
    var lines = Files.readAllLines(file);
    if (lines.size() != 4) {
      return Optional.empty();
    }
    return Optional.of(
        new RunRecord(
            lines.get(0),
            lines.get(1),
            Long.parseLong(lines.get(2)),
            Instant.ofEpochMilli(Long.parseLong(lines.get(3)))));
  }

  Path write(Path folder) throws IOException {
    var text = "%s%n%s%n%d%n%d%n".formatted(mark, host, owner, ownerStart.toEpochMilli());
    var draft = Files.writeString(folder.resolve(mark + ".new"), text);
    return Files.move(draft, folder.resolve(mark), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Whether it ran here and its owner is gone. */
  boolean isOrphaned() {
    return host.equals(hostName())
        && ProcessHandle.of(owner)
            .filter(ProcessHandle::isAlive)
            .flatMap(RunRecord::startOf)
            .filter(start -> start.toEpochMilli() == ownerStart.toEpochMilli())
            .isEmpty();
  }

  private static Optional<Instant> startOf(ProcessHandle process) {
    return process.info().startInstant();
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
