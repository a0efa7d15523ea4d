package org.ytarchive.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The processes of this machine that belong to one home: it stands in their command line or their
 * environment, or they work inside it. What another stack runs is never among them.
 */
public final class HomeProcesses {
  private static final Path PROC = Path.of("/proc");

  private final Path home;

  HomeProcesses(Path home) {
    this.home = home;
  }

  /**
   * @param command its arguments, separated by blanks
   */
  public record Found(long pid, String command) {

    boolean is(String word) {
      return command.contains(word);
    }

    /** What starts a tool, waits for it and ends what it leaves. */
    boolean supervises() {
      return is("supervise.sh") || is("fork_server.py keeper ");
    }

    /** Works for nobody now: yt-dlp kept loaded, and what supervises that. */
    boolean waitsForWork() {
      return is("fork_server.py") && !is("fork_server.py keeper ");
    }

    /** As {@code kill -9} would; one that is gone already is fine. */
    void kill() {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /** Those that live now; what ended and waits for its parent does not. */
  public List<Found> all() {
    try (Stream<Path> processes = Files.list(PROC)) {
      return processes
          .filter(path -> path.getFileName().toString().matches("\\d+"))
          .filter(this::belongs)
          .map(path -> new Found(pid(path), text(path.resolve("cmdline")).replace('\0', ' ')))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** yt-dlp, ffmpeg and what supervises them. */
  public List<Found> tools() {
    return all().stream()
        .filter(p -> !p.is("/postgres") && !p.is("postgres:") && !p.is("java "))
        .toList();
  }

  public List<Found> named(String word) {
    return all().stream().filter(p -> p.is(word)).toList();
  }

  private boolean belongs(Path process) {
    if (pid(process) == ProcessHandle.current().pid() || isZombie(process)) {
      return false;
    }
    var place = home.toString();
    return text(process.resolve("cmdline")).contains(place)
        || text(process.resolve("environ")).contains(place)
        || worksInside(process);
  }

  private boolean worksInside(Path process) {
    try {
      return Files.readSymbolicLink(process.resolve("cwd")).startsWith(home);
    } catch (IOException gone) {
      return false;
    }
  }

  private static boolean isZombie(Path process) {
    var stat = text(process.resolve("stat"));
    return stat.isEmpty() || stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
  }

  private static long pid(Path process) {
    return Long.parseLong(process.getFileName().toString());
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }
}
