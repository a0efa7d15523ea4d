package org.ytarchive.jobs.door.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How the system is, and why ({@code youtube-downloader-sessions.md}, "Health Status"); the
 * thresholds are documented in {@code docs/doors.md}.
 *
 * @param reasons a sentence each; none when healthy
 */
record Verdict(Level level, List<String> reasons) {
  static final int DEGRADED_CPU = 90;
  static final int DEGRADED_MEMORY = 85;
  static final int DEGRADED_DISK = 85;
  static final int DEGRADED_SESSIONS = 90;
  static final int UNHEALTHY_MEMORY = 95;
  static final int UNHEALTHY_DISK = 95;

  /** From the best to the worst. */
  enum Level {
    HEALTHY("healthy"),
    DEGRADED("degraded"),
    UNHEALTHY("unhealthy");

    private final String word;

    Level(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /**
   * @param sessionsPercent of those that may be active at once
   * @param down what the service needs and has not, with the reasons
   */
  static Verdict of(SystemFigures system, double sessionsPercent, Map<String, String> down) {
    var judging = new Judging();
    judging.judge("memory", system.memoryPercent(), DEGRADED_MEMORY, UNHEALTHY_MEMORY);
    judging.judge("disk", system.diskPercent(), DEGRADED_DISK, UNHEALTHY_DISK);
    judging.judge("cpu", system.cpuPercent(), DEGRADED_CPU, Integer.MAX_VALUE);
    judging.judge("sessions", sessionsPercent, DEGRADED_SESSIONS, Integer.MAX_VALUE);
    down.forEach((name, why) -> judging.note(Level.UNHEALTHY, name + ": " + why));
    return new Verdict(judging.worst, List.copyOf(judging.reasons));
  }

  private static final class Judging {
    private final List<String> reasons = new ArrayList<>();
    private Level worst = Level.HEALTHY;

    private void judge(String what, double percent, int degraded, int unhealthy) {
      if (percent >= unhealthy) {
        note(Level.UNHEALTHY, "%s at %.1f%%, %d%% or more".formatted(what, percent, unhealthy));
      } else if (percent >= degraded) {
        note(Level.DEGRADED, "%s at %.1f%%, %d%% or more".formatted(what, percent, degraded));
      }
    }

    private void note(Level level, String reason) {
      reasons.add(reason);
      worst = level.compareTo(worst) > 0 ? level : worst;
    }
  }

  static Map<String, Object> thresholds() {
    return Map.of(
        "degraded",
        Map.of(
            "cpu_percent", DEGRADED_CPU,
            "memory_percent", DEGRADED_MEMORY,
            "disk_percent", DEGRADED_DISK,
            "sessions_percent", DEGRADED_SESSIONS),
        "unhealthy",
        Map.of("memory_percent", UNHEALTHY_MEMORY, "disk_percent", UNHEALTHY_DISK));
  }
}
