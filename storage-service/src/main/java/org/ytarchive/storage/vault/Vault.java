package org.ytarchive.storage.vault;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.file.Container;
import org.ytarchive.storage.file.FileAdopter;
import org.ytarchive.storage.file.FileClaim;
import org.ytarchive.storage.file.StorageRoots;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.leftover.Leftover;
import org.ytarchive.storage.leftover.LeftoverStore;
import org.ytarchive.storage.object.ObjectContent;
import org.ytarchive.storage.object.ObjectSettings;
import org.ytarchive.storage.object.ObjectStore;
import org.ytarchive.storage.object.ObjectStores;

/**
 * Brings files to where they stay: into the bucket, where one is configured, under their SHA-256;
 * else they stay on the disk. Each is noted as a leftover first: if no record comes to lean on it,
 * it is swept.
 */
@Singleton
public class Vault {
  private static final Logger log = LoggerFactory.getLogger(Vault.class);

  /** From the rename to the record; after that the file goes if nothing leans on it. */
  private static final Duration DISK_GRACE = Duration.ofMinutes(10);

  private final FileAdopter adopter;
  private final StorageRoots roots;
  private final ObjectStores stores;
  private final LeftoverStore leftovers;
  private final KeptFiles kept;
  private final Duration grace;
  private final Clock clock;

  Vault(
      FileAdopter adopter,
      StorageRoots roots,
      ObjectStores stores,
      LeftoverStore leftovers,
      KeptFiles kept,
      ObjectSettings settings,
      Clock clock) {
    this.adopter = adopter;
    this.roots = roots;
    this.stores = stores;
    this.leftovers = leftovers;
    this.kept = kept;
    this.grace = settings.grace();
    this.clock = clock;
  }

  /**
   * A file somebody found. Of what is in the bucket already no copy need be on the disk any more.
   * Throws what {@link FileAdopter#adopt} throws.
   */
  public StoredFile adopt(FileClaim claim) {
    try {
      var file = adopter.adopt(claim);
      return stores.bucket().map(bucket -> move(file, bucket)).orElse(file);
    } catch (ArchiveException e) {
      if (e.code() != ErrorCode.FILE_NOT_FOUND) {
        throw e;
      }
      return known(claim, e);
    }
  }

  private StoredFile known(FileClaim claim, ArchiveException notOnDisk) {
    return roots
        .find(claim.path())
        .flatMap(at -> kept.find(at.root(), at.path(), claim.sha256(), claim.bytes()))
        .filter(file -> file.object() != null)
        .map(file -> claim.quality() == null ? file : file.as(claim.quality()))
        .orElseThrow(() -> notOnDisk);
  }

  private StoredFile move(StoredFile file, ObjectStore bucket) {
    return put(file, roots.locate(file).orElseThrow(Vault::outside), bucket);
  }

  /**
   * A file that lies elsewhere and is to be kept under the name it has in {@code file}. Throws
   * {@link ErrorCode#DISK_FULL} or {@link ErrorCode#STORAGE_ERROR}.
   *
   * @param from may be gone afterwards
   */
  public StoredFile take(StoredFile file, Path from) {
    return stores
        .bucket()
        .map(bucket -> put(file, from, bucket))
        .orElseGet(() -> shelve(file, from));
  }

  private StoredFile shelve(StoredFile file, Path from) {
    leftovers.note(Leftover.of(file), clock.instant().plus(DISK_GRACE));
    put(stores.disks(), file.wirePath(), from, file);
    return file;
  }

  /** The same bytes are one object, whatever they are called. */
  private StoredFile put(StoredFile file, Path from, ObjectStore bucket) {
    var key = ObjectKeys.of(file);
    var stored = file.in(bucket.address() + key);
    leftovers.note(Leftover.of(stored), clock.instant().plus(grace));
    put(bucket, key, from, file);
    return stored;
  }

  private static void put(ObjectStore store, String key, Path from, StoredFile file) {
    var type = Container.of(file.name()).mediaType();
    try {
      store.put(key, from, new ObjectContent(file.bytes(), file.sha256(), type));
    } catch (IOException e) {
      log.warn("{} cannot be put into its place: {}", file.wirePath(), e.toString());
      throw failed(e);
    }
  }

  /** The operating system says it in words only. */
  private static ArchiveException failed(IOException e) {
    var said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return said.contains("no space left") || said.contains("quota exceeded")
        ? new ArchiveException(
            ErrorCode.DISK_FULL,
            "there is not enough room on the disk; free some and send it again",
            Map.of(),
            e)
        : new ArchiveException(
            ErrorCode.STORAGE_ERROR, "the file cannot be kept; the log says why", Map.of(), e);
  }

  private static ArchiveException outside() {
    return new ArchiveException(
        ErrorCode.STORAGE_ERROR, "the folder for uploads leads out of its storage root");
  }
}
