package org.ytarchive.storage.leftover;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.file.FileAdopter;
import org.ytarchive.storage.file.FileClaim;

/** Takes over files that whoever made them needs no more. */
@Singleton
class LeftoverService {
  private static final Logger log = LoggerFactory.getLogger(LeftoverService.class);

  private final FileAdopter files;
  private final LeftoverStore leftovers;
  private final LeftoverSweeper sweeper;
  private final Clock clock;

  LeftoverService(
      FileAdopter files, LeftoverStore leftovers, LeftoverSweeper sweeper, Clock clock) {
    this.files = files;
    this.leftovers = leftovers;
    this.sweeper = sweeper;
    this.clock = clock;
  }

  /**
   * Those that are what they are said to be go, unless a record leans on them.
   *
   * @return how many that are
   */
  int leave(List<FileClaim> claims) {
    int noted = (int) claims.stream().filter(this::note).count();
    sweeper.sweep();
    return noted;
  }

  private boolean note(FileClaim claim) {
    try {
      leftovers.note(Leftover.of(files.adopt(claim)), clock.instant());
      log.info("{} is needed no more by who made it", claim.path());
      return true;
    } catch (ArchiveException e) {
      if (e.code() == ErrorCode.STORAGE_ERROR) {
        throw e;
      }
      log.info("{} is passed over: {}", claim.path(), e.getMessage());
      return false;
    }
  }
}
