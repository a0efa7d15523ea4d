package org.ytarchive.jobs.door.sessions;

/**
 * How the machine is just now.
 *
 * @param cpuPercent of all cores together, 0..100
 * @param memoryUsed bytes that no program could have
 * @param diskFree bytes that may still be written
 */
record SystemFigures(
    double cpuPercent, long memoryUsed, long memoryTotal, long diskFree, long diskTotal) {

  double memoryPercent() {
    return percent(memoryUsed, memoryTotal);
  }

  double diskPercent() {
    return percent(diskTotal - diskFree, diskTotal);
  }

  /** To one decimal; 0 of nothing. */
  private static double percent(long part, long whole) {
    return whole <= 0 ? 0 : Math.round(part * 1000.0 / whole) / 10.0;
  }
}
