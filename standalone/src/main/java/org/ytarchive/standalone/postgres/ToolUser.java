package org.ytarchive.standalone.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL's programs run. They refuse to run as root, so root starts them inside a user
 * namespace (files stay root's) or, where those are forbidden, as {@code nobody}.
 *
 * @param prefix goes before each command
 * @param owner the numeric user the cluster's files belong to; negative: whoever we are
 */
record ToolUser(List<String> prefix, int owner) {
  private static final int NOBODY = 65534;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final List<String> NAMESPACE = List.of("unshare", "-U");
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

  /** Tries what this machine allows. */
  static ToolUser find() {
    return "root".equals(System.getProperty("user.name")) ? forRoot() : new ToolUser(List.of(), -1);
  }

  private static ToolUser forRoot() {
    var namespace = tried(NAMESPACE);
    if (namespace.succeeded()) {
      return new ToolUser(NAMESPACE, 0);
    }
    var nobody = tried(AS_NOBODY);
    if (nobody.succeeded()) {
      return nobody();
    }
    throw new PostgresException(
        "PostgreSQL does not run as root, and no other user can be had here: 'unshare -U' says "
            + namespace.lastLine()
            + "; 'setpriv --reuid=65534' says "
            + nobody.lastLine()
            + ". Run YTArchive as an ordinary user, or give it a database by DATABASE_URL");
  }

  static ToolUser nobody() {
    return new ToolUser(AS_NOBODY, NOBODY);
  }

  private static Command.Result tried(List<String> prefix) {
    return Command.run(Stream.concat(prefix.stream(), Stream.of("true")).toList(), PATIENCE);
  }

  List<String> command(List<String> command) {
    return Stream.concat(prefix.stream(), command.stream()).toList();
  }

  /** Refuses a folder that user does not get to, because root closed one above it to others. */
  void reach(Path folder) {
    if (owner != NOBODY
        || Command.run(command(List.of("test", "-x", folder.toString())), PATIENCE).succeeded()) {
      return;
    }
    throw new PostgresException(
        "PostgreSQL does not run as root, and as 'nobody' it does not get to "
            + folder
            + ", because "
            + closedAbove(folder)
            + " is closed to others. Say 'chmod o+x' to that, or keep the home elsewhere by "
            + "YTARCHIVE_HOME, for example in /var/lib/ytarchive");
  }

  private static Path closedAbove(Path folder) {
    return Stream.iterate(folder, Objects::nonNull, Path::getParent)
        .filter(ToolUser::isClosed)
        .reduce(folder, (lower, higher) -> higher);
  }

  private static boolean isClosed(Path folder) {
    try {
      return !Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives a file or a whole folder to that user, when it is not already theirs. */
  void own(Path tree) throws IOException {
    if (owner < 0 || owner == ownerOf(tree)) {
      return;
    }
    try (var paths = Files.walk(tree)) {
      for (var path : paths.toList()) {
        Files.setAttribute(path, "unix:uid", owner);
      }
    }
  }

  private static int ownerOf(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid");
  }
}
