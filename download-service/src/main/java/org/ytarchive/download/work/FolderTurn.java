package org.ytarchive.download.work;

import java.time.Duration;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.download.tool.ToolExit;

/**
 * A run's turn in its folder. The tool of the run before may need a moment to leave it: one whose
 * owner died is gone within seconds, a deaf one within five.
 */
public final class FolderTurn {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final int MOST_LOOKS = 60;

  private final Running<?> running;
  private int looks = 0;

  public FolderTurn(Running<?> running) {
    this.running = running;
  }

  /** Whether a tool was refused because another one works in its folder. */
  public static boolean isTaken(Failure failure) {
    return Integer.valueOf(ToolExit.FOLDER_IN_USE).equals(failure.details().get("exit_code"));
  }

  /** Waits a moment before the next try; false when there were enough. */
  public boolean await() throws InterruptedException {
    looks++;
    if (looks >= MOST_LOOKS) {
      return false;
    }
    running.pause(BETWEEN_LOOKS);
    return true;
  }
}
