package org.ytarchive.standalone.backup;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ytarchive.common.ArchiveRoots;
import org.ytarchive.standalone.backup.Manifest.Listed;
import org.ytarchive.standalone.backup.Manifest.SchemaCopy;
import org.ytarchive.standalone.backup.sql.Database;
import org.ytarchive.standalone.backup.sql.FilesOf;
import org.ytarchive.standalone.backup.sql.Snapshot;

/**
 * Makes a backup of an archive, at rest or at work. Files go first, then the snapshot, then the
 * files that came meanwhile: what the snapshot's records know is what counts. Where one of those
 * files went meanwhile, a new snapshot is taken, which does not know it any more.
 */
public final class Backup {
  private static final int SNAPSHOTS = 3;
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final BackupFolder folder;
  private final ArchiveRoots roots;
  private final List<Source> sources;
  private final String program;
  private final Watcher watcher;

  public Backup(
      Path target, ArchiveRoots roots, List<Source> sources, String program, Watcher watcher) {
    this.folder = new BackupFolder(target, ObjectMapper.getDefault());
    this.roots = roots;
    this.sources = List.copyOf(sources);
    this.program = program;
    this.watcher = watcher;
  }

  /**
   * What was made.
   *
   * @param newFiles those no earlier backup had
   */
  public record Result(Manifest manifest, long newFiles, long newBytes) {

    /** Nothing the records know is missing. */
    public boolean isWhole() {
      return manifest.missing().isEmpty();
    }
  }

  /** Throws {@link BackupException}; what was begun counts for nothing then. */
  public Result make() {
    try {
      folder.make();
      try (var lock = folder.lock()) {
        Objects.requireNonNull(lock);
        folder.sweep();
        folder.files().open();
        return makeAlone();
      }
    } catch (BackupException e) {
      throw e;
    } catch (Exception e) {
      throw new BackupException("the backup failed: " + e.getMessage(), e);
    }
  }

  private Result makeAlone() throws IOException, SQLException {
    var copies = new FileCopies(folder.files(), roots, watcher);
    takeFiles(copies);
    var manifest = take(copies);
    for (int i = 1; i < SNAPSHOTS && copies.someAreGone(); i++) {
      watcher.warn("files went while they were copied: taking a new snapshot");
      Disk.delete(folder.unfinished(manifest.id()));
      copies.forgetTroubles();
      manifest = take(copies);
    }
    var complete = with(manifest, copies.troubles());
    folder.finish(complete);
    return new Result(complete, copies.newFiles(), copies.newBytes());
  }

  /** What there is to copy takes its time; the snapshot comes after it, so that little is left. */
  private void takeFiles(FileCopies copies) throws IOException, SQLException {
    var work = folder.unfinished("files");
    Files.createDirectories(work);
    Listed listed;
    try (var snapshot = Snapshot.open(sourceOf("storage"))) {
      listed = snapshot.list(FilesOf.STORAGE, work);
    }
    copies.requireSpace(work.resolve(listed.file()), folder.root());
    watcher.begin("files", listed.total());
    copies.take(work.resolve(listed.file()));
    copies.forgetTroubles();
    Disk.delete(work);
  }

  private Database sourceOf(String schema) {
    return sources.stream()
        .filter(source -> source.schemas().contains(schema))
        .findFirst()
        .orElseThrow()
        .database();
  }

  private Manifest take(FileCopies copies) throws IOException, SQLException {
    var snapshots = new LinkedHashMap<Source, Snapshot>();
    try {
      for (var source : sources) {
        snapshots.put(source, Snapshot.open(source.database()));
      }
      return take(snapshots, copies);
    } finally {
      for (var snapshot : snapshots.values()) {
        snapshot.close();
      }
    }
  }

  private Manifest take(Map<Source, Snapshot> snapshots, FileCopies copies)
      throws IOException, SQLException {
    var takenAt = snapshots.values().iterator().next().takenAt();
    var id = newId(takenAt);
    var work = folder.unfinished(id);
    Files.createDirectories(work);
    var schemas = schemas(snapshots, work);
    var files = list(snapshots, FilesOf.STORAGE, work);
    var links = list(snapshots, FilesOf.LINKS, work);
    var loose = list(snapshots, FilesOf.DOWNLOAD, work);
    var bucket = list(snapshots, FilesOf.BUCKET, work);
    for (var snapshot : snapshots.values()) {
      snapshot.close(); // files take their time, and no transaction should wait for them
    }
    var manifest =
        new Manifest(
            Manifest.FORMAT, id, takenAt, program, schemas, files, links, loose, bucket, List.of());
    watcher.begin("files of the snapshot", files.total() + links.total() + loose.total());
    for (var list : manifest.lists()) {
      copies.take(work.resolve(list.file()));
    }
    return manifest;
  }

  private static Listed list(Map<Source, Snapshot> snapshots, FilesOf files, Path work)
      throws IOException, SQLException {
    for (var one : snapshots.entrySet()) {
      if (one.getKey().schemas().contains(files.schema())) {
        return one.getValue().list(files, work);
      }
    }
    throw new BackupException("no database for the schema '" + files.schema() + "'");
  }

  private List<SchemaCopy> schemas(Map<Source, Snapshot> snapshots, Path work)
      throws IOException, SQLException {
    var schemas = new ArrayList<SchemaCopy>();
    for (var one : snapshots.entrySet()) {
      watcher.begin("database", one.getValue().bytes(one.getKey().schemas()));
      for (var schema : one.getKey().schemas()) {
        schemas.add(one.getValue().copy(schema, work, watcher::advance));
      }
    }
    return schemas;
  }

  /** Its time to the second; with a number behind it where another was made in the same one. */
  private String newId(Instant takenAt) throws IOException {
    var taken = folder.ids();
    var id = ID.format(takenAt);
    for (int i = 2; taken.contains(id); i++) {
      id = ID.format(takenAt) + "-" + i;
    }
    return id;
  }

  private static Manifest with(Manifest m, List<String> missing) {
    return new Manifest(
        m.format(),
        m.id(),
        m.takenAt(),
        m.program(),
        m.schemas(),
        m.files(),
        m.links(),
        m.loose(),
        m.bucket(),
        missing);
  }
}
