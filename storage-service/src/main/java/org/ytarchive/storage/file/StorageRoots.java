package org.ytarchive.storage.file;

import io.micronaut.context.annotation.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveRoot;
import org.ytarchive.common.ArchiveRoots;

/** The folders files may be adopted from and are served from. Nothing outside them is touched. */
@Context
public class StorageRoots {
  private static final Logger log = LoggerFactory.getLogger(StorageRoots.class);

  private final ArchiveRoots roots;

  StorageRoots(StorageSettings settings) {
    this.roots = ArchiveRoots.parse(settings.roots());
    roots.all().forEach(StorageRoots::create);
  }

  private static void create(ArchiveRoot root) {
    try {
      Files.createDirectories(root.folder());
    } catch (IOException e) {
      log.warn(
          "storage root {} cannot be made at {}: {}", root.name(), root.folder(), e.toString());
    }
  }

  public List<ArchiveRoot> all() {
    return roots.all();
  }

  /** Where a wire path really is, and in which root; empty when it is in none. */
  Optional<ArchiveRoots.Place> locate(String wirePath) {
    return roots.locate(wirePath);
  }

  /** What a wire path names, whether or not it is there; empty when it is in none. */
  public Optional<Name> find(String wirePath) {
    return locate(wirePath)
        .filter(place -> !place.path().equals(place.root().folder()))
        .map(place -> new Name(place.root().name(), place.relative()));
  }

  /**
   * @param root its virtual name
   * @param path below the root
   */
  public record Name(String root, String path) {}

  /** Where a stored file really is; empty when its root is no longer configured. */
  public Optional<Path> locate(StoredFile file) {
    return locate(file.root(), file.wirePath());
  }

  /** The same, by the name of the root and the whole wire path. */
  public Optional<Path> locate(String rootName, String wirePath) {
    return named(rootName).flatMap(root -> root.resolve(wirePath));
  }

  private Optional<ArchiveRoot> named(String name) {
    return roots.all().stream().filter(root -> root.name().equals(name)).findFirst();
  }

  /**
   * Whether the root is there as far as {@code path} inside it shows: a disk that is not mounted
   * leaves an empty folder behind, in which at most the services' own hidden ones are made anew.
   */
  public boolean isInUse(String rootName, Path path) {
    return named(rootName)
        .map(ArchiveRoot::folder)
        .filter(root -> hasFolderOf(path, root) || hasContent(root))
        .isPresent();
  }

  private static boolean hasFolderOf(Path path, Path root) {
    var folder = path.getParent();
    return folder != null && !folder.equals(root) && Files.isDirectory(folder);
  }

  private static boolean hasContent(Path root) {
    try (var all = Files.list(root)) {
      return all.anyMatch(entry -> !String.valueOf(entry.getFileName()).startsWith("."));
    } catch (IOException e) {
      log.warn("storage root {} cannot be read: {}", root, e.toString());
      return false;
    }
  }
}
