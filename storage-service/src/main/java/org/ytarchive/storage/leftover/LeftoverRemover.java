package org.ytarchive.storage.leftover;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.storage.file.Folders;
import org.ytarchive.storage.file.StorageRoots;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.object.ObjectStores;

/**
 * Removes an object from its bucket, or one name of a file from the disk, inside the storage roots
 * only. Another name for the same bytes (a hard link) stays, and so does the file when a record
 * leans on it by another way to the same name (a linked folder, a root within a root).
 */
@Singleton
class LeftoverRemover implements LeftoverStore.Remover {
  private static final Logger log = LoggerFactory.getLogger(LeftoverRemover.class);

  private final StorageRoots roots;
  private final ObjectStores stores;

  LeftoverRemover(StorageRoots roots, ObjectStores stores) {
    this.roots = roots;
    this.stores = stores;
  }

  @Override
  public boolean remove(Leftover file, List<StoredFile> sameBytes) {
    var object = file.object();
    return object == null ? removeFromDisk(file, sameBytes) : removeFromBucket(file, object);
  }

  private boolean removeFromBucket(Leftover file, String object) {
    var place = stores.find(object);
    if (place.isEmpty()) {
      log.warn("{} stays: its bucket is not configured today", object);
      return false;
    }
    try {
      place.get().store().delete(place.get().key());
      log.info("{} removed from its bucket ({} bytes)", file.wirePath(), file.bytes());
      return true;
    } catch (IOException e) {
      log.warn("{} cannot be removed yet: {}", object, e.toString());
      return false;
    }
  }

  private boolean removeFromDisk(Leftover file, List<StoredFile> sameBytes) {
    var path = roots.locate(file.root(), file.wirePath());
    if (path.isEmpty()) {
      log.warn("{} stays: it is in none of today's storage roots", file.wirePath());
      return false;
    }
    try {
      return remove(file, path.get(), sameBytes);
    } catch (NoSuchFileException gone) {
      return isGone(file, path.get());
    } catch (IOException e) {
      log.warn("{} cannot be removed yet: {}", file.wirePath(), e.toString());
      return false;
    }
  }

  private boolean remove(Leftover file, Path path, List<StoredFile> sameBytes) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return isGone(file, path);
    }
    if (!Files.isRegularFile(path) || Files.size(path) != file.bytes()) {
      log.warn("{} stays: it is no longer the file that was stored", file.wirePath());
      return true;
    }
    var entry = Entry.of(path);
    for (var other : sameBytes) {
      var otherPath = roots.locate(other).filter(Files::exists);
      if (otherPath.isPresent() && entry.equals(Entry.of(otherPath.get()))) {
        return true;
      }
    }
    Files.delete(path);
    Folders.sync(entry.folder()); // or a power failure brings it back, and nobody knows it
    log.info("{} removed ({} bytes)", file.wirePath(), file.bytes());
    return true;
  }

  /** Not seeing it may as well mean that its disk is away just now. */
  private boolean isGone(Leftover file, Path path) {
    boolean gone =
        Files.notExists(path, LinkOption.NOFOLLOW_LINKS) && roots.isInUse(file.root(), path);
    if (!gone) {
      log.warn("{} stays noted: is the disk of {} mounted?", file.wirePath(), file.root());
    }
    return gone;
  }

  /** The one name in the one folder that a path leads to, by whatever links. */
  private record Entry(Path folder, String name) {

    static Entry of(Path path) throws IOException {
      var folder = Objects.requireNonNull(path.getParent(), "a file inside a root has a folder");
      return new Entry(folder.toRealPath(), String.valueOf(path.getFileName()));
    }
  }
}
