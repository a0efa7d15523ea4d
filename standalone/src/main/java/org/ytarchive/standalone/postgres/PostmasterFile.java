package org.ytarchive.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running server writes into {@code postmaster.pid}.
 *
 * @param pid line 1
 * @param port line 4; 0 while it is not written yet
 */
record PostmasterFile(long pid, int port) {
  private static final int PORT_LINE = 3;

  static Path in(Path data) {
    return data.resolve("postmaster.pid");
  }

  /** Empty when no server left one, or it is just being written. */
  static Optional<PostmasterFile> read(Path data) throws IOException {
    try {
      var lines = Files.readAllLines(in(data));
      return number(lines, 0)
          .map(pid -> new PostmasterFile(pid, number(lines, PORT_LINE).orElse(0L).intValue()));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  private static Optional<Long> number(List<String> lines, int index) {
    return lines.stream()
        .skip(index)
        .limit(1)
        .map(String::strip)
        .filter(line -> line.matches("\\d{1,10}"))
        .map(Long::valueOf)
        .findFirst();
  }
}
