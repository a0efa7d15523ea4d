package org.ytarchive.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/**
 * Where an embedded PostgreSQL keeps everything.
 *
 * @param root made when it is not there
 */
record Folder(Path root) {

  /** The cluster itself. */
  Path data() {
    return root.resolve("data");
  }

  /** A cluster that initdb has not finished. */
  Path unfinishedData() {
    return root.resolve("data.new");
  }

  Path binaries(String version) {
    return root.resolve("bin-" + version);
  }

  /** The private folder of the local socket. */
  Path socket() {
    return root.resolve("socket");
  }

  Path log() {
    return root.resolve("log");
  }

  Path logFile() {
    return log().resolve("postgres.log");
  }

  /** The role's password, readable by the owner alone. */
  Path password() {
    return root.resolve("password");
  }

  /** The port of last time. */
  Path port() {
    return root.resolve("port");
  }

  /**
   * Makes the folders; others may pass through the root (the cluster may belong to another user)
   * but not look.
   */
  void make(ToolUser user) throws IOException {
    Files.createDirectories(root);
    allow(root, "rwx--x--x");
    for (var inner : new Path[] {socket(), log()}) {
      Files.createDirectories(inner);
      allow(inner, "rwx------");
      user.own(inner);
    }
  }

  static void allow(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (var paths = Files.walk(tree)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
