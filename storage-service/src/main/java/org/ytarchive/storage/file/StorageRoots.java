package org.ytarchive.storage.file;

import io.micronaut.context.annotation.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveRoot;
import org.ytarchive.common.settings.SettingsException;

/** The folders files may be adopted from and are served from. Nothing outside them is touched. */
@Context
public class StorageRoots {
  private static final Logger log = LoggerFactory.getLogger(StorageRoots.class);

  private final List<ArchiveRoot> roots;

  StorageRoots(StorageSettings settings) {
    this.roots = parse(settings.roots());
    roots.forEach(StorageRoots::create);
  }

  /** Throws {@link SettingsException} unless the text is {@code NAME=FOLDER}, each name once. */
  static List<ArchiveRoot> parse(String text) {
    var roots =
        Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .map(StorageRoots::root)
            .toList();
    if (roots.isEmpty()
        || roots.stream().map(ArchiveRoot::name).distinct().count() < roots.size()) {
      throw new SettingsException("STORAGE_ROOTS must name at least one folder, each name once");
    }
    return roots;
  }

  private static ArchiveRoot root(String part) {
    int equals = part.indexOf('=');
    var name = equals < 0 ? "" : part.substring(0, equals).strip();
    var folder = part.substring(equals + 1).strip();
    if (!name.matches("/[A-Za-z0-9._-]+") || !folder.startsWith("/")) {
      throw new SettingsException(
          "STORAGE_ROOTS must be NAME=FOLDER, separated by commas, such as"
              + " /downloads=/var/lib/ytarchive/downloads, not '"
              + part
              + "'");
    }
    try {
      return new ArchiveRoot(name, Path.of(folder));
    } catch (InvalidPathException e) {
      throw new SettingsException("STORAGE_ROOTS names no usable folder: '" + folder + "'");
    }
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
    return roots;
  }

  /** Where a wire path really is, and in which root; empty when it is in none. */
  Optional<Place> locate(String wirePath) {
    return roots.stream()
        .sorted(Comparator.comparing(root -> !wirePath.startsWith(root.name() + "/")))
        .flatMap(root -> root.resolve(wirePath).map(path -> new Place(root, path)).stream())
        .findFirst();
  }

  /** Where a stored file really is; empty when its root is no longer configured. */
  public Optional<Path> locate(StoredFile file) {
    return locate(file.root(), file.wirePath());
  }

  /** The same, by the name of the root and the whole wire path. */
  public Optional<Path> locate(String rootName, String wirePath) {
    return roots.stream()
        .filter(root -> root.name().equals(rootName))
        .findFirst()
        .flatMap(root -> root.resolve(wirePath));
  }

  /**
   * @param path real and inside the root
   */
  record Place(ArchiveRoot root, Path path) {

    String relative() {
      return root.wire(path).substring(root.name().length() + 1);
    }
  }
}
