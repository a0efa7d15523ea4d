package org.ytarchive.standalone.backup;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A folder of backups: what each knows in {@code backups/ID}, and the files of all of them in
 * {@code files}, each content once. A backup is made as {@code backups/.ID} and renamed when all of
 * it is on the disk, so that one under its name is whole.
 */
final class BackupFolder {
  private static final String MARK = "ytarchive-backups";
  private static final Predicate<String> ID =
      Pattern.compile("\\d{8}T\\d{6}Z(-\\d+)?").asMatchPredicate();

  private final Path root;
  private final ObjectMapper json;

  BackupFolder(Path root, ObjectMapper json) {
    this.root = root.toAbsolutePath().normalize();
    this.json = json;
  }

  Path root() {
    return root;
  }

  FileStore files() {
    return new FileStore(root.resolve("files"));
  }

  private Path backups() {
    return root.resolve("backups");
  }

  Path folder(String id) {
    return backups().resolve(id);
  }

  /** Where a backup is made. */
  Path unfinished(String id) {
    return backups().resolve("." + id);
  }

  /** Makes it, unless it is there; a folder with anything else in it is refused. */
  void make() throws IOException {
    if (!isOne()) {
      refuseStrangers();
      Disk.makeFolders(root);
      closeToOthers();
      Files.writeString(root.resolve(MARK), "format " + Manifest.FORMAT + "\n");
    }
    Disk.makeFolders(backups());
    Disk.sync(root);
  }

  /** Where the file system knows owners. */
  private void closeToOthers() throws IOException {
    if (Files.getFileStore(root).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private void refuseStrangers() throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (var entries = Files.list(root)) {
      if (entries.anyMatch(entry -> !entry.endsWith("lost+found"))) {
        throw new BackupException(
            root
                + " is no folder of backups and not empty: name another, or one that is not there");
      }
    }
  }

  private boolean isOne() {
    return Files.isRegularFile(root.resolve(MARK));
  }

  void require() {
    if (!isOne()) {
      throw new BackupException(root + " is no folder of backups");
    }
  }

  /** One at a time writes here; the lock goes with the process. */
  AutoCloseable lock() throws IOException {
    var channel =
        FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException ourOwn) {
      // falls through to the refusal
    }
    channel.close();
    throw new BackupException("another backup is being made in " + root + ": wait for it to end");
  }

  /** Whole backups, oldest first. */
  List<String> ids() throws IOException {
    if (!Files.isDirectory(backups())) {
      return List.of();
    }
    try (var entries = Files.list(backups())) {
      return entries.map(e -> e.getFileName().toString()).filter(ID).sorted().toList();
    }
  }

  /** That of this id, else the newest. */
  Manifest manifest(Optional<String> id) throws IOException {
    require();
    var ids = ids();
    if (ids.isEmpty()) {
      throw new BackupException(root + " holds no whole backup");
    }
    var wanted = id.orElse(ids.getLast());
    if (!ids.contains(wanted)) {
      throw new BackupException(
          "there is no backup '"
              + wanted
              + "' in "
              + root
              + "; there is "
              + String.join(", ", ids));
    }
    return read(wanted);
  }

  private Manifest read(String id) throws IOException {
    var text = Files.readAllBytes(folder(id).resolve("manifest.json"));
    var seal = Files.readString(folder(id).resolve("manifest.sha256")).strip();
    if (!Disk.sha256Of(folder(id).resolve("manifest.json"), n -> {}).equals(seal)) {
      throw new BackupException("the manifest of backup " + id + " is damaged");
    }
    var manifest = json.readValue(text, Argument.of(Manifest.class));
    if (manifest == null || manifest.format() > Manifest.FORMAT) {
      throw new BackupException(
          "backup " + id + " was written by a newer YTArchive: use that one, or a newer");
    }
    return manifest;
  }

  /** Completes the backup that was made in {@link #unfinished}. */
  void finish(Manifest manifest) throws IOException {
    var folder = unfinished(manifest.id());
    var text = json.writeValueAsBytes(manifest);
    var written = Disk.write(folder.resolve("manifest.json"), out -> out.write(text));
    Disk.write(
        folder.resolve("manifest.sha256"),
        out -> out.write((written.sha256() + "\n").getBytes(StandardCharsets.US_ASCII)));
    Disk.sync(folder);
    Disk.rename(folder, folder(manifest.id()));
  }

  /** It is no whole one from the first moment on. */
  void remove(String id) throws IOException {
    Disk.rename(folder(id), unfinished(id));
    Disk.delete(unfinished(id));
  }

  /** What a cut backup left. */
  void sweep() throws IOException {
    try (var entries = Files.list(backups())) {
      for (var entry : entries.filter(e -> !ID.test(e.getFileName().toString())).toList()) {
        Disk.delete(entry);
      }
    }
  }
}
