package org.ytarchive.common;

import java.util.UUID;

/** A job's name: a UUID, written {@code job_} and 26 characters on YTArchive's own wire. */
public record JobId(UUID value) {
  private static final String PREFIX = "job_";

  public static JobId random() {
    return new JobId(UUID.randomUUID());
  }

  /** Throws {@link ErrorCode#JOB_NOT_FOUND}: what is not an id names no job. */
  public static JobId parse(String text) {
    return WireId.read(PREFIX, text)
        .map(JobId::new)
        .orElseThrow(() -> new ArchiveException(ErrorCode.JOB_NOT_FOUND, "no such job"));
  }

  @Override
  public String toString() {
    return WireId.write(PREFIX, value);
  }
}
