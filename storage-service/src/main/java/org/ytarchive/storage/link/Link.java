package org.ytarchive.storage.link;

import jakarta.annotation.Nullable;
import java.util.UUID;
import org.ytarchive.storage.file.Container;
import org.ytarchive.storage.file.StoredFile;

/**
 * A further name of a kept file.
 *
 * @param root the storage root it lies in, that of the file itself: a link cannot leave its disk
 * @param name as the file's own
 * @param object where in a bucket the file is: then nothing lies on a disk; null: a hard link
 */
public record Link(
    UUID owner,
    UUID item,
    LinkFolder folder,
    String name,
    String root,
    long bytes,
    String sha256,
    @Nullable String object) {

  static Link to(StoredFile file, UUID owner, UUID item, LinkFolder folder) {
    return new Link(
        owner, item, folder, file.name(), file.root(), file.bytes(), file.sha256(), file.object());
  }

  /** Below the root. */
  String path() {
    return String.join("/", owner.toString(), item.toString(), folder.wireName(), name);
  }

  String wirePath() {
    return root + "/" + path();
  }

  /** As what it is served. */
  public StoredFile file() {
    return new StoredFile(
        Container.of(name).kind(), null, root, path(), bytes, sha256, null, object);
  }
}
