package org.ytarchive.download.tool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of the machine a program may take; the kernel sees to it.
 *
 * @param cpu time of all its threads together
 * @param memory bytes of addresses
 * @param file bytes of any one file that it writes
 */
public record ToolLimits(Duration cpu, long memory, long file) {
  private static final int BLOCK = 512;
  private static final int KIB = 1024;

  /** Signals end a program that goes beyond: its exit is 128 and their number. */
  public static final int OUT_OF_CPU = 128 + 24;

  public static final int FILE_TOO_LARGE = 128 + 25;

  /** The command under these limits. */
  List<String> around(String limiter, List<String> command) {
    var line = new ArrayList<>(List.of("/bin/sh", limiter));
    line.add(Long.toString(Math.max(1, cpu.toSeconds())));
    line.add(Long.toString(Math.max(1, memory / KIB)));
    line.add(Long.toString(Math.max(1, file / BLOCK)));
    line.addAll(command);
    return line;
  }
}
