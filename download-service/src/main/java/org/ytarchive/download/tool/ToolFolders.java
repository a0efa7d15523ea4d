package org.ytarchive.download.tool;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * A folder only we can enter: the supervisor, the home programs believe they have, what runs, and
 * scratch folders. Several processes of ours may share it.
 */
@Singleton
public final class ToolFolders {
  private static final String PRIVATE = "rwx------";

  private final Path root;

  @Inject
  ToolFolders(ToolSettings settings) {
    this(settings.temp());
  }

  /**
   * @param temp where the folder is made if it is not there
   */
  public ToolFolders(Path temp) {
    this.root = temp.toAbsolutePath().resolve("tools");
    try {
      prepare();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use " + root, e);
    }
  }

  /** What programs take for the user's home; their caches live here. */
  Path home() {
    return root.resolve("home");
  }

  /** One file per run. */
  Path running() {
    return root.resolve("running");
  }

  Path supervisor() {
    return root.resolve("supervise.sh");
  }

  /** Where what programs are asked at every start is answered for them. */
  Path answers(String name) {
    return root.resolve("answers").resolve(name);
  }

  Path forker() {
    return root.resolve("fork_server.py");
  }

  Path limiter() {
    return root.resolve("limit.sh");
  }

  /** Where runs that leave nothing behind do their work. */
  Path scratch() {
    return root.resolve("scratch");
  }

  private void prepare() throws IOException {
    Files.createDirectories(root);
    var probe = Files.createTempFile(root, "supervise", ".new");
    refuseForeign(probe);
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString(PRIVATE));
    Files.createDirectories(home());
    Files.createDirectories(running());
    Files.createDirectories(scratch());
    extract("/tool/supervise.sh", probe, supervisor());
    extract("/tool/limit.sh", Files.createTempFile(root, "limit", ".new"), limiter());
    extract("/tool/fork_server.py", Files.createTempFile(root, "fork", ".new"), forker());
  }

  /** Someone else's folder would let them replace what we run. */
  private void refuseForeign(Path ownFile) throws IOException {
    var owner = Files.getOwner(root, LinkOption.NOFOLLOW_LINKS);
    if (Files.isSymbolicLink(root) || !owner.equals(Files.getOwner(ownFile))) {
      Files.delete(ownFile);
      throw new IOException(root + " belongs to someone else");
    }
  }

  private static void extract(String name, Path draft, Path to) throws IOException {
    try (var script = ToolFolders.class.getResourceAsStream(name)) {
      Files.write(draft, Objects.requireNonNull(script).readAllBytes());
    }
    Files.move(draft, to, StandardCopyOption.ATOMIC_MOVE);
  }
}
