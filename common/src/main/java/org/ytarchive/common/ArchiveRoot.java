package org.ytarchive.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder the outside knows by another name: {@code /downloads/a.mp4} on the wire is a file
 * somewhere under {@link #folder}. Nothing resolved here lies outside that folder, symbolic links
 * included.
 *
 * @param name the virtual name, {@code /downloads}
 * @param folder where it really is, absolute
 */
public record ArchiveRoot(String name, Path folder) {

  public ArchiveRoot {
    folder = folder.toAbsolutePath().normalize();
  }

  /**
   * The real path of a wire path: {@code /downloads/…}, a relative one, or an absolute one inside
   * the folder. Empty when it would leave the folder.
   */
  public Optional<Path> resolve(String wire) {
    try {
      return Optional.of(folder.resolve(relative(wire)).normalize()).filter(this::holds);
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }

  private String relative(String wire) {
    if (wire.equals(name)) {
      return "";
    }
    return wire.startsWith(name + "/") ? wire.substring(name.length() + 1) : wire;
  }

  private boolean holds(Path path) {
    return path.startsWith(folder) && real(path).startsWith(real(folder));
  }

  /** The real path of the deepest part that exists, so that a link cannot lead out. */
  private static Path real(Path path) {
    for (Path p = path; p != null; p = p.getParent()) {
      try {
        return p.toRealPath();
      } catch (IOException notThereYet) {
        if (Files.isSymbolicLink(p)) {
          return p.getRoot(); // a link to nowhere may lead anywhere tomorrow
        }
      }
    }
    return path;
  }

  /** How a file inside the folder is written on the wire. */
  public String wire(Path path) {
    var relative = folder.relativize(path.toAbsolutePath().normalize()).toString();
    return relative.isEmpty() ? name : name + "/" + relative;
  }
}
