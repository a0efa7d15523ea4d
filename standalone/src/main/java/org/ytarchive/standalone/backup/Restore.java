package org.ytarchive.standalone.backup;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ytarchive.common.ArchiveRoots;
import org.ytarchive.standalone.backup.sql.EmptyDatabase;

/**
 * Brings a backup back into an empty home. Files come first and the database last: a restore that
 * was cut leaves files that no record knows, and a mark that keeps a stack from starting on them.
 */
public final class Restore {
  private final BackupFolder folder;
  private final Path home;
  private final ArchiveRoots roots;
  private final Watcher watcher;

  public Restore(Path source, Path home, ArchiveRoots roots, Watcher watcher) {
    this.folder = new BackupFolder(source, ObjectMapper.getDefault());
    this.home = home;
    this.roots = roots;
    this.watcher = watcher;
  }

  /**
   * What was brought back.
   *
   * @param damages what could not be, a line each
   */
  public record Result(Manifest manifest, long files, List<String> damages) {}

  /** Where the mark of a restore under way stands. */
  public static Path mark(Path home) {
    return home.resolve("restoring");
  }

  /** Throws {@link BackupException} unless the backup is whole and everything here is empty. */
  public Manifest check(Optional<String> id) {
    try {
      var manifest = folder.manifest(id);
      manifest.schemas().forEach(EmptyDatabase::requireKnown);
      new EmptyHome(home, roots).require();
      var damages = Verification.ofDatabase(folder, manifest, watcher);
      if (!damages.isEmpty()) {
        throw new BackupException("the backup cannot be restored: " + String.join("; ", damages));
      }
      return manifest;
    } catch (IOException e) {
      throw new BackupException("the backup cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Restores what {@link #check} found good.
   *
   * @param databases asked for when all else is known to be good; nothing is in our schemas there
   */
  public Result restore(Manifest manifest, Supplier<List<Source>> databases) {
    try {
      var targets = databases.get();
      for (var target : targets) {
        new EmptyDatabase(target.database()).requireNoneOf(target.of(manifest.schemas()));
      }
      Disk.makeFolders(home);
      Files.writeString(mark(home), manifest.id() + "\n");
      var files = files(manifest);
      fill(targets, manifest);
      Files.delete(mark(home));
      return new Result(manifest, files.count(), files.damages());
    } catch (IOException e) {
      throw new BackupException("the restore failed: " + e.getMessage(), e);
    }
  }

  /** All of them or none. */
  private void fill(List<Source> targets, Manifest manifest) {
    var tables = manifest.schemas().stream().flatMap(schema -> schema.tables().stream());
    watcher.begin("database", tables.mapToLong(Manifest.TableCopy::bytes).sum());
    var filled = new ArrayList<Source>();
    try {
      for (var target : targets) {
        new EmptyDatabase(target.database())
            .fill(target.of(manifest.schemas()), folder.folder(manifest.id()), watcher::advance);
        filled.add(target);
      }
    } catch (BackupException e) {
      for (var target : filled) {
        new EmptyDatabase(target.database()).empty(target.of(manifest.schemas()), e);
      }
      throw e;
    }
  }

  private RestoredFiles files(Manifest manifest) throws IOException {
    var files = new RestoredFiles(folder.files(), roots, watcher);
    var work = folder.folder(manifest.id());
    watcher.begin("files", manifest.files().total());
    files.restore(work.resolve(manifest.files().file()), work.resolve(manifest.links().file()));
    files.restoreLoose(work.resolve(manifest.loose().file()));
    return files;
  }
}
