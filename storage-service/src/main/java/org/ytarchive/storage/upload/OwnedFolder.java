package org.ytarchive.storage.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that belongs to one living process, which holds a lock on the file beside it. Whoever
 * finds one whose lock is free may delete it: its owner is dead.
 */
final class OwnedFolder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OwnedFolder.class);
  private static final String LOCK = ".lock";
  private static final String NAME = "in-[0-9a-f-]{36}";

  /** Of this process: the system lets go of all its locks on a file when any channel closes. */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final Path lockFile;
  private final FileLock lock;

  private OwnedFolder(Path folder, Path lockFile, FileLock lock) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  Path path() {
    return folder;
  }

  /** A new one, inside {@code base}. */
  static OwnedFolder claim(Path base) throws IOException {
    Files.createDirectories(base);
    while (true) {
      var claimed = tryClaim(base.toRealPath(), "in-" + UUID.randomUUID());
      if (claimed.isPresent()) {
        Files.createDirectory(claimed.get().folder);
        return claimed.get();
      }
    }
  }

  /** Empty if somebody swept the lock away before it was held. */
  private static Optional<OwnedFolder> tryClaim(Path base, String name) throws IOException {
    var lockFile = base.resolve(name + LOCK);
    OURS.add(lockFile);
    var channel =
        FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    var lock = channel.tryLock();
    channel.write(ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII)));
    if (lock != null && Files.isRegularFile(lockFile) && Files.size(lockFile) == name.length()) {
      return Optional.of(new OwnedFolder(base.resolve(name), lockFile, lock));
    }
    channel.close();
    return Optional.empty();
  }

  /** Deletes those whose owners are dead. */
  static void sweep(Path base) throws IOException {
    if (!Files.isDirectory(base)) {
      return;
    }
    try (var found = Files.list(base.toRealPath())) {
      for (var path : found.toList()) {
        sweepOne(path, String.valueOf(path.getFileName()));
      }
    }
  }

  private static void sweepOne(Path path, String name) throws IOException {
    if (name.matches(NAME + "\\" + LOCK)) {
      sweepLocked(path, path.resolveSibling(name.substring(0, name.length() - LOCK.length())));
    } else if (name.matches(NAME) && !Files.exists(path.resolveSibling(name + LOCK))) {
      delete(path);
    }
  }

  private static void sweepLocked(Path lockFile, Path folder) throws IOException {
    if (OURS.contains(lockFile)) {
      return;
    }
    try (var channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
      if (channel.tryLock() != null) {
        delete(folder);
        Files.deleteIfExists(lockFile);
      }
    }
  }

  /** It holds plain files only. */
  private static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.deleteIfExists(file);
        log.info("an upload that was cut off is deleted");
      }
    }
    Files.deleteIfExists(folder);
  }

  @Override
  public void close() throws IOException {
    delete(folder);
    Files.deleteIfExists(lockFile);
    lock.acquiredBy().close();
    OURS.remove(lockFile);
  }
}
