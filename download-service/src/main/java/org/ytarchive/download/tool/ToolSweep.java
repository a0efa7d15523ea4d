package org.ytarchive.download.tool;

import io.micronaut.context.annotation.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends, at start, what processes of ours that died have left running. The supervisors end it by
 * themselves within seconds; this is for when they were killed too, and frees the folders at once.
 */
@Context
public final class ToolSweep {
  private static final Logger LOG = LoggerFactory.getLogger(ToolSweep.class);

  private final ToolFolders folders;

  public ToolSweep(ToolFolders folders) {
    this.folders = folders;
    sweep();
  }

  /** Returns how many processes were ended. */
  public int sweep() {
    var orphans = orphans();
    var marks = new HashSet<String>();
    orphans.forEach(record -> marks.add(record.mark()));
    int ended = MarkedProcesses.end(marks, Duration.ofSeconds(3));
    marks.forEach(this::forget);
    if (ended > 0) {
      LOG.info("ended {} processes that a stopped process had left", ended);
    }
    return ended;
  }

  private List<RunRecord> orphans() {
    var orphans = new ArrayList<RunRecord>();
    try (var files = Files.newDirectoryStream(folders.running())) {
      for (var file : files) {
        read(file, orphans);
      }
    } catch (IOException e) {
      LOG.warn("cannot read {}: {}", folders.running(), e.toString());
    }
    return orphans;
  }

  private static void read(Path file, List<RunRecord> orphans) {
    try {
      RunRecord.read(file).filter(RunRecord::isOrphaned).ifPresent(orphans::add);
    } catch (IOException | NumberFormatException e) {
      LOG.warn("cannot read {}: {}", file, e.toString()); // its owner may just have ended it
    }
  }

  private void forget(String mark) {
    Folders.deleteQuietly(folders.running().resolve(mark));
    Folders.deleteQuietly(folders.scratch().resolve(mark));
  }

  /** The marks of runs whose owner is gone; for tests. */
  Set<String> orphanedMarks() {
    var marks = new HashSet<String>();
    orphans().forEach(record -> marks.add(record.mark()));
    return marks;
  }
}
