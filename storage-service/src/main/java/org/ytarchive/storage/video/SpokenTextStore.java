package org.ytarchive.storage.video;

import java.util.List;
import org.ytarchive.storage.file.StoredFile;

/** What is said in kept videos, for the search. */
public interface SpokenTextStore {

  /** The subtitles of a record that were not read yet, or not since they changed. */
  List<StoredFile> unread(RecordId id);

  /** Keeps what files of a record say; nothing of what is gone meanwhile. */
  void put(RecordId id, List<Said> said);

  /**
   * @param text what the file says
   */
  record Said(StoredFile file, String text) {}
}
