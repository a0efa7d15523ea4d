package org.ytarchive.storage.object;

import jakarta.annotation.Nullable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.file.StoredFile;

/** The disks, which are always there, and the bucket, where one is configured. */
@Singleton
public class ObjectStores {
  private final ObjectStore disks;
  @Nullable private final ObjectStore bucket;

  ObjectStores(@Named("local") ObjectStore disks, @Nullable @Named("bucket") ObjectStore bucket) {
    this.disks = disks;
    this.bucket = bucket;
  }

  public ObjectStore disks() {
    return disks;
  }

  public Optional<ObjectStore> bucket() {
    return Optional.ofNullable(bucket);
  }

  /** Throws {@code STORAGE_ERROR} for a file in a bucket that is not configured today. */
  public Place of(StoredFile file) {
    var object = file.object();
    return object == null
        ? new Place(disks, file.wirePath())
        : find(object).orElseThrow(() -> elsewhere(object));
  }

  /** By its address; empty when that is in a bucket that is not configured today. */
  public Optional<Place> find(String object) {
    return bucket()
        .filter(b -> object.startsWith(b.address()))
        .map(b -> new Place(b, object.substring(b.address().length())));
  }

  private static ArchiveException elsewhere(String object) {
    var bucket = object.substring(0, object.indexOf('/', object.indexOf("//") + 2));
    return new ArchiveException(
        ErrorCode.STORAGE_ERROR,
        "the file lies in " + bucket + ", which is not the bucket this service is set up for");
  }
}
