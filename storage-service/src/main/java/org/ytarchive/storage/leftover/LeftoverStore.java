package org.ytarchive.storage.leftover;

import java.time.Instant;
import java.util.List;
import org.ytarchive.storage.file.StoredFile;

/**
 * Remembers files that have to go unless a record keeps them. Saving a record takes its files out
 * of here, deleting one puts them in, each in its own transaction: see {@code VideoRecordStore}.
 */
public interface LeftoverStore {

  /** Before a file comes to lie where nobody else would look for it. The later moment holds. */
  void note(Leftover file, Instant due);

  /**
   * Takes up one that is due: forgets it if a record leans on it, has it removed otherwise. While
   * the remover is at work no record can begin to lean on the file. False if none is due.
   */
  boolean sweepOne(Instant now, Remover remover);

  /** Removes a file from the disk. */
  interface Remover {

    /**
     * @param sameBytes kept files that may be this one under another name
     * @return false: not now, try again later
     */
    boolean remove(Leftover file, List<StoredFile> sameBytes);
  }
}
