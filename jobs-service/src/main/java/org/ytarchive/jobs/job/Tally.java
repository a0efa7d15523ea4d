package org.ytarchive.jobs.job;

/**
 * How the entries of a parent stand, counted with every change of a child.
 *
 * @param entries all of them
 * @param pending those whose job has not ended, or is still to be made
 * @param unlucky those that came to nothing: out of reach, failed or cancelled
 */
public record Tally(int entries, int pending, int unlucky) {

  public Tally {
    if (pending < 0 || unlucky < 0 || pending + unlucky > entries) {
      throw new IllegalArgumentException(
          "no tally: %d of %d pending, %d unlucky".formatted(pending, entries, unlucky));
    }
  }

  /** These many entries' job ended. */
  Tally ended(int how, JobStatus as) {
    return new Tally(entries, pending - how, as == JobStatus.COMPLETED ? unlucky : unlucky + how);
  }

  /** These many entries that had come to nothing are tried once more. */
  Tally reopened(int how) {
    return new Tally(entries, pending + how, unlucky - how);
  }
}
