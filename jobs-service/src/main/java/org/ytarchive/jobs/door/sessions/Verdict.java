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
    var degraded = Thresholds.OURS.degraded();
    var unhealthy = Thresholds.OURS.unhealthy();
    judging.judge(
        "memory", system.memoryPercent(), degraded.memoryPercent(), unhealthy.memoryPercent());
    judging.judge("disk", system.diskPercent(), degraded.diskPercent(), unhealthy.diskPercent());
    judging.judge("cpu", system.cpuPercent(), degraded.cpuPercent(), Integer.MAX_VALUE);
    judging.judge("sessions", sessionsPercent, degraded.sessionsPercent(), Integer.MAX_VALUE);
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
}
