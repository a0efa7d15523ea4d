package org.ytarchive.download.processing;

import java.util.Optional;
import org.ytarchive.contracts.processing.ProcessKind;

/**
 * What was asked for, and by whom.
 *
 * @param fileId names the results; safe in a file name
 * @param sourcePath virtual
 * @param filename the sender's own name for the video
 * @param adjustment there for an enhancement
 */
public record ProcessingRequest(
    String jobId,
    int attempt,
    ProcessKind process,
    String fileId,
    String sourcePath,
    String filename,
    Optional<Adjustment> adjustment) {

  /** Whether it is the same work, whichever attempt it is. */
  boolean wantsSameAs(ProcessingRequest other) {
    return process == other.process
        && fileId.equals(other.fileId)
        && sourcePath.equals(other.sourcePath)
        && filename.equals(other.filename)
        && adjustment.equals(other.adjustment);
  }

  /** The folder its tools work in: whoever makes the same of the same file shares it, in turn. */
  public String workFolder() {
    return process.wireName() + "-" + fileId;
  }
}
