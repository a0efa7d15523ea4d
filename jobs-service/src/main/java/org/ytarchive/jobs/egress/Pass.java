package org.ytarchive.jobs.egress;

/**
 * A job's leave to go towards a host. What the job learns there, it says here; closed at its end.
 */
public interface Pass extends AutoCloseable {
  /** The way is free. */
  Pass FREE =
      new Pass() {
        @Override
        public boolean isProbe() {
          return false;
        }

        @Override
        public void answered() {}

        @Override
        public void unanswered() {}

        @Override
        public void close() {}
      };

  /** Whether all others wait for what this one learns. */
  boolean isProbe();

  /** The host dealt with us: a block is over. */
  void answered();

  /** The host was asked, and nothing can be said about a block. */
  void unanswered();

  /** Nothing was asked, if nothing was said before. */
  @Override
  void close();
}
