package org.ytarchive.download.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Where finished files stand. What stands there whole is never overwritten: an equal file is taken
 * instead of a second one, a different one makes the newcomer carry a number.
 */
public final class Shelf {
  private static final int MOST_NUMBERS = 10_000;

  /** A verified file, still in its work folder. */
  public record Item(Path file, long size, String sha256) {}

  private Shelf() {}

  /** The first place for it: free, or held by an equal file. */
  public static Path place(Item item, Path folder, String name) throws IOException {
    for (int number = 1; number <= MOST_NUMBERS; number++) {
      var place = folder.resolve(number == 1 ? name : OutputTemplate.numbered(name, number));
      if (!Files.exists(place) || holds(place, item.size(), item.sha256())) {
        return place;
      }
    }
    throw new FileAlreadyExistsException(folder.resolve(name).toString());
  }

  /** Whether just this content stands there. */
  public static boolean holds(Path place, long size, String sha256) throws IOException {
    try {
      return Files.isRegularFile(place)
          && Files.size(place) == size
          && Sha256.of(place).equals(sha256);
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  /** Puts it there in one step that survives a crash; false when another file was first. */
  public static boolean put(Item item, Path place) throws IOException {
    if (Files.exists(place) && !holds(place, item.size(), item.sha256())) {
      return false;
    }
    if (!Files.exists(place) && !appear(item, place)) {
      return false;
    }
    Files.deleteIfExists(item.file());
    sync(folderOf(place));
    return true;
  }

  /** A hard link, unlike a rename, never takes the place of a file that came in between. */
  private static boolean appear(Item item, Path place) throws IOException {
    try {
      Files.createLink(place, item.file());
      return true;
    } catch (FileAlreadyExistsException e) {
      return holds(place, item.size(), item.sha256());
    } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
      return reserveAndMove(item, place);
    }
  }

  private static boolean reserveAndMove(Item item, Path place) throws IOException {
    try {
      Files.createFile(place);
    } catch (FileAlreadyExistsException e) {
      return holds(place, item.size(), item.sha256());
    }
    Files.move(
        item.file(), place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  private static Path folderOf(Path file) {
    var folder = file.getParent();
    return folder == null ? file : folder;
  }

  /** What is in a file or folder is on the disk when this returns. */
  public static void sync(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
