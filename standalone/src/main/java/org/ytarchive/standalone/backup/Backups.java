package org.ytarchive.standalone.backup;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What lies in a folder of backups. */
public final class Backups {

  private Backups() {}

  /** The whole ones, oldest first. Throws {@link BackupException}. */
  public static List<Manifest> list(Path target) {
    var folder = new BackupFolder(target, ObjectMapper.getDefault());
    folder.require();
    try {
      var all = new ArrayList<Manifest>();
      for (var id : folder.ids()) {
        all.add(folder.manifest(Optional.of(id)));
      }
      return all;
    } catch (IOException e) {
      throw new BackupException("the backups cannot be read: " + e.getMessage(), e);
    }
  }
}
