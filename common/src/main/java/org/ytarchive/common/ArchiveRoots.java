package org.ytarchive.common;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.settings.SettingsException;

/** The folders that stored files may lie in: {@code STORAGE_ROOTS}. Nothing outside is touched. */
public record ArchiveRoots(List<ArchiveRoot> all) {

  public ArchiveRoots {
    all = List.copyOf(all);
  }

  /** Throws {@link SettingsException} unless the text is {@code NAME=FOLDER}, each name once. */
  public static ArchiveRoots parse(String text) {
    var roots =
        Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .map(ArchiveRoots::root)
            .toList();
    if (roots.isEmpty()
        || roots.stream().map(ArchiveRoot::name).distinct().count() < roots.size()) {
      throw new SettingsException("STORAGE_ROOTS must name at least one folder, each name once");
    }
    return new ArchiveRoots(roots);
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

  /** Where a wire path really is, and in which root; empty when it is in none. */
  public Optional<Place> locate(String wirePath) {
    return all.stream()
        .sorted(Comparator.comparing(root -> !wirePath.startsWith(root.name() + "/")))
        .flatMap(root -> root.resolve(wirePath).map(path -> new Place(root, path)).stream())
        .findFirst();
  }

  /**
   * @param path real and inside the root
   */
  public record Place(ArchiveRoot root, Path path) {

    public String relative() {
      return root.wire(path).substring(root.name().length() + 1);
    }
  }
}
