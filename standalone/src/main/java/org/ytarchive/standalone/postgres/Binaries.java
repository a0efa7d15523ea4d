package org.ytarchive.standalone.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked once from the class path. */
final class Binaries {
  private static final String VERSIONS = "/org/ytarchive/standalone/versions.properties";
  private static final int OWNER_MAY_RUN = 0100;

  private final Path folder;

  private Binaries(Path folder) {
    this.folder = folder;
  }

  /**
   * Unpacks them unless that was done before; a half unpacked folder is never taken for a whole.
   */
  static Binaries in(Folder home) throws IOException {
    var target = home.binaries(version());
    if (!Files.isDirectory(target)) {
      var unfinished = target.resolveSibling(target.getFileName() + ".new");
      Folder.delete(unfinished);
      unpack(unfinished);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }
    return new Binaries(target);
  }

  static String version() {
    var versions = new Properties();
    try (var in = Binaries.class.getResourceAsStream(VERSIONS)) {
      versions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return versions.getProperty("postgres");
  }

  static String majorVersion() {
    return version().substring(0, version().indexOf('.'));
  }

  String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  /** Leaves no binaries but these. */
  void dropOthers() throws IOException {
    try (var siblings = Files.newDirectoryStream(folder.resolveSibling(""), "bin-*")) {
      for (var sibling : siblings) {
        if (!sibling.equals(folder)) {
          Folder.delete(sibling);
        }
      }
    }
  }

  private static void unpack(Path target) throws IOException {
    try (var in = archive();
        var tar =
            new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(in)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, target);
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    var path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("an entry leads out of the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.resolveSibling(""));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, path);
      Folder.allow(path, (entry.getMode() & OWNER_MAY_RUN) != 0 ? "rwxr-xr-x" : "rw-r--r--");
    }
  }

  private static InputStream archive() {
    var name = "/postgres-" + system() + "-" + architecture() + ".txz";
    var archive = Binaries.class.getResourceAsStream(name);
    if (archive == null) {
      throw new PostgresException(
          "no embedded PostgreSQL for this machine ("
              + System.getProperty("os.name")
              + ", "
              + System.getProperty("os.arch")
              + "): give a database by DATABASE_URL");
    }
    return archive;
  }

  private static String system() {
    return System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
  }

  private static String architecture() {
    return switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
      case "aarch64", "arm64" -> "arm_64";
      default -> "x86_64";
    };
  }
}
