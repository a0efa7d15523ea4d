package org.ytarchive.jobs.pipeline;

/** The job is no longer this worker's: cancelled, or taken by another. Its writes were refused. */
final class Superseded extends RuntimeException {
  Superseded(String message) {
    super(message);
  }
}
