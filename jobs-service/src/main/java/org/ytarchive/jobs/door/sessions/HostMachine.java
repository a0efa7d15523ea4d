package org.ytarchive.jobs.door.sessions;

import com.sun.management.OperatingSystemMXBean;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** As the JVM and Linux say; within a container, the container's limits. */
@Singleton
class HostMachine implements Machine {
  private static final Logger log = LoggerFactory.getLogger(HostMachine.class);
  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final Pattern LINE = Pattern.compile("(MemTotal|MemAvailable):\\s+(\\d+) kB");
  private static final long KIB = 1024;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final Path home;

  /**
   * @param home the disk whose space counts
   */
  HostMachine(@Value("${YTARCHIVE_HOME}") String home) {
    this.home = Path.of(home);
    system.getCpuLoad(); // the first is none: it is counted from the one before
  }

  @Override
  public SystemFigures figures() {
    long total = system.getTotalMemorySize();
    return new SystemFigures(
        Math.round(Math.clamp(system.getCpuLoad(), 0.0, 1.0) * 1000) / 10.0,
        total - available(total),
        total,
        disk(store -> store.getUsableSpace()),
        disk(store -> store.getTotalSpace()));
  }

  /** What Linux could free at once counts as free, unless a container has less than the machine. */
  private long available(long total) {
    var all = linux("MemTotal");
    var available = linux("MemAvailable");
    boolean whole = all.filter(bytes -> bytes == total).isPresent();
    return whole && available.isPresent() ? available.get() : system.getFreeMemorySize();
  }

  private static Optional<Long> linux(String name) {
    try (var lines = Files.lines(MEMORY)) {
      return lines
          .map(LINE::matcher)
          .filter(line -> line.matches() && line.group(1).equals(name))
          .map(line -> Long.parseLong(line.group(2)) * KIB)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // no Linux
    }
  }

  private interface Space {
    long of(FileStore store) throws IOException;
  }

  private long disk(Space space) {
    try {
      return space.of(Files.getFileStore(existing()));
    } catch (IOException e) {
      log.warn("the disk of {} cannot be asked: {}", home, e.toString());
      return 0;
    }
  }

  private Path existing() {
    var folder = home.toAbsolutePath();
    while (!Files.exists(folder) && folder.getParent() != null) {
      folder = folder.getParent();
    }
    return folder;
  }
}
