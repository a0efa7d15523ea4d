package org.ytarchive.storage.video;

import java.util.List;
import org.ytarchive.storage.file.StoredFile;

/** What is said in kept videos, for the search. */
public interface SpokenTextStore {

  /** The subtitles of a record that were not read yet, or not since they changed. */
  List<StoredFile> unread(RecordId id);

  /** Keeps what a file says; nothing when record or file is gone meanwhile. */
  void put(RecordId id, StoredFile file, String text);
}
