package org.ytarchive.storage.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a folder needs besides what Java offers. */
public final class Folders {

  private Folders() {}

  /** Makes sure that names added to and removed from the folder survive a power failure. */
  public static void sync(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
