package org.ytarchive.download.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Processes by the mark in their environment. Unlike a process id or group, a mark is never used
 * twice, and a child that left its group still carries it. Linux only: elsewhere none is found, and
 * the supervisor alone ends what runs.
 */
final class MarkedProcesses {
  private static final Path PROC = Path.of("/proc");

  private MarkedProcesses() {}

  /**
   * Ends all that carry one of the marks, and those they start meanwhile; returns how many there
   * were. Gives up waiting after {@code limit}: a process may hang in the kernel.
   */
  static int end(Set<String> marks, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    int ended = 0;
    for (var found = find(marks); !found.isEmpty(); found = find(marks)) {
      found.forEach(ProcessHandle::destroyForcibly);
      ended = Math.max(ended, found.size());
      if (System.nanoTime() > deadline) {
        return ended;
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    return ended;
  }

  static List<ProcessHandle> find(Set<String> marks) {
    var found = new ArrayList<ProcessHandle>();
    if (marks.isEmpty() || !Files.isDirectory(PROC)) {
      return found;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (var process : all) {
        if (carries(process.resolve("environ"), marks)) {
          ProcessHandle.of(Long.parseLong(process.getFileName().toString())).ifPresent(found::add);
        }
      }
    } catch (IOException e) {
      return found;
    }
    return found;
  }

  private static boolean carries(Path environment, Set<String> marks) {
    try {
      var text = new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1);
      return marks.stream().anyMatch(m -> text.contains(ToolEnvironment.MARK + "=" + m));
    } catch (IOException e) {
      return false; // it ended meanwhile, or is another user's
    }
  }
}
