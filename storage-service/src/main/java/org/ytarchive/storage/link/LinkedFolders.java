package org.ytarchive.storage.link;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.file.Folders;
import org.ytarchive.storage.file.StorageRoots;

/** Makes and removes hard links on the disk, inside the storage roots only. */
@Singleton
class LinkedFolders {
  private static final Logger log = LoggerFactory.getLogger(LinkedFolders.class);
  private static final int LEVELS = 3; // folder, item, owner

  private final StorageRoots roots;

  LinkedFolders(StorageRoots roots) {
    this.roots = roots;
  }

  /** Throws {@code FILE_NOT_FOUND} when the file is gone by now, else {@code STORAGE_ERROR}. */
  void make(Link link, Path file) {
    var place = place(link);
    try {
      var folder = Files.createDirectories(parent(place));
      create(place, file);
      Folders.sync(folder);
    } catch (NoSuchFileException gone) {
      throw new ArchiveException(ErrorCode.FILE_NOT_FOUND, "the file has just been removed");
    } catch (IOException | UnsupportedOperationException e) {
      throw failed("the link cannot be made", e);
    }
  }

  private static void create(Path place, Path file) throws IOException {
    try {
      Files.createLink(place, file);
    } catch (FileAlreadyExistsException there) {
      if (!Files.isSameFile(place, file)) {
        throw there;
      }
    }
  }

  /** What is gone already is fine; folders that become empty go too. */
  void remove(Link link) {
    var place = place(link);
    try {
      Files.deleteIfExists(place);
      var folder = parent(place);
      for (int i = 0; i < LEVELS && removeEmpty(folder); i++) {
        folder = parent(folder);
      }
      if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        Folders.sync(folder);
      }
    } catch (IOException e) {
      log.warn("{} cannot be removed yet: {}", link.wirePath(), e.toString());
      throw failed("the link cannot be removed", e);
    }
  }

  private static boolean removeEmpty(Path folder) throws IOException {
    try {
      return Files.deleteIfExists(folder) || !Files.exists(folder);
    } catch (DirectoryNotEmptyException othersAreThere) {
      return false;
    }
  }

  private Path place(Link link) {
    return roots
        .locate(link.root(), link.wirePath())
        .orElseThrow(
            () ->
                new ArchiveException(
                    ErrorCode.STORAGE_ERROR, link.root() + " is no storage root today"));
  }

  private static Path parent(Path path) {
    return Objects.requireNonNull(path.getParent(), "a link lies in a folder");
  }

  private static ArchiveException failed(String message, Exception why) {
    return new ArchiveException(ErrorCode.STORAGE_ERROR, message, Map.of(), why);
  }
}
