package org.ytarchive.standalone.backup;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a backup whole and compares every hash. */
public final class Verification {
  private final BackupFolder folder;
  private final Watcher watcher;
  private final List<String> damages = new ArrayList<>();

  public Verification(Path target, Watcher watcher) {
    this.folder = new BackupFolder(target, ObjectMapper.getDefault());
    this.watcher = watcher;
  }

  /**
   * What was found.
   *
   * @param damages one line each; empty: all is well
   */
  public record Result(Manifest manifest, List<String> damages) {}

  /** Of the backup with this id, else of the newest. */
  public Result verify(Optional<String> id) {
    try {
      var manifest = folder.manifest(id);
      verifyDatabase(manifest);
      if (damages.isEmpty()) {
        watcher.begin("files", manifest.files().total());
        FileList.read(
            folder.folder(manifest.id()).resolve(manifest.files().file()), this::verifyFile);
      }
      return new Result(manifest, List.copyOf(damages));
    } catch (IOException e) {
      throw new BackupException("the backup cannot be read: " + e.getMessage(), e);
    }
  }

  /** The tables and lists of a backup; throws nothing for what is damaged, but returns it. */
  static List<String> ofDatabase(BackupFolder folder, Manifest manifest, Watcher watcher)
      throws IOException {
    var damages = new ArrayList<String>();
    var home = folder.folder(manifest.id());
    var tables = manifest.schemas().stream().flatMap(s -> s.tables().stream()).toList();
    watcher.begin("tables", tables.stream().mapToLong(Manifest.TableCopy::bytes).sum());
    for (var table : tables) {
      compare(home.resolve(table.file()), table.sha256(), damages, watcher);
    }
    for (var list : manifest.allLists()) {
      compare(home.resolve(list.file()), list.sha256(), damages, Watcher.NONE);
    }
    return damages;
  }

  private void verifyDatabase(Manifest manifest) throws IOException {
    damages.addAll(ofDatabase(folder, manifest, watcher));
  }

  private void verifyFile(KeptFile file) throws IOException {
    compare(folder.files().place(file.sha256()), file.sha256(), damages, watcher);
  }

  private static void compare(Path file, String sha256, List<String> damages, Watcher watcher)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      damages.add(file + " is not there");
    } else if (!Disk.sha256Of(file, watcher::advance).equals(sha256)) {
      damages.add(file + " is damaged");
    }
  }
}
