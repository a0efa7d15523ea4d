package org.ytarchive.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files a reader of this project sees. */
public final class Checkout {
  private static final Path ROOT = find(Path.of("").toAbsolutePath());

  private Checkout() {}

  /** The folder that holds the reactor's {@code pom.xml}, wherever the tests were started. */
  public static Path root() {
    return ROOT;
  }

  public static Path file(String name) {
    return ROOT.resolve(name);
  }

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The README and everything under {@code docs/}. */
  static List<Path> documents() {
    try (Stream<Path> docs = Files.walk(file("docs"))) {
      return Stream.concat(Stream.of(file("README.md")), docs)
          .filter(path -> path.toString().endsWith(".md"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path find(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("system-tests")) && Files.exists(at.resolve("pom.xml"))) {
        return at;
      }
    }
    throw new IllegalStateException("not inside the project: " + folder);
  }
}
