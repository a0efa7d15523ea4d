package org.ytarchive.standalone.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** The data folder: made once, configured anew at each start. */
final class Cluster {
  /** The role the services use; it owns the cluster. */
  static final String ROLE = "ytarchive";

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int PASSWORD_BYTES = 24;

  /** A socket's path fits into 107 bytes, the file name included. */
  private static final int LONGEST_SOCKET_FOLDER = 85;

  private final Folder folder;
  private final Binaries binaries;
  private final ToolUser user;

  Cluster(Folder folder, Binaries binaries, ToolUser user) {
    this.folder = folder;
    this.binaries = binaries;
    this.user = user;
  }

  /** Runs initdb unless there is a cluster; an interrupted initdb leaves nothing that counts. */
  void make() throws IOException {
    if (!Files.isDirectory(folder.data())) {
      Folder.delete(folder.unfinishedData());
      initialise(folder.unfinishedData(), newPassword());
      Files.move(folder.unfinishedData(), folder.data(), StandardCopyOption.ATOMIC_MOVE);
    }
    refuseOtherVersions();
    user.own(folder.data());
  }

  private void refuseOtherVersions() throws IOException {
    var found = Files.readString(folder.data().resolve("PG_VERSION")).strip();
    if (!found.equals(Binaries.majorVersion())) {
      throw new PostgresException(
          folder.data()
              + " belongs to PostgreSQL "
              + found
              + ", and this YTArchive brings "
              + Binaries.majorVersion()
              + ": use the YTArchive that made it, or another YTARCHIVE_HOME");
    }
  }

  private void initialise(Path data, String password) throws IOException {
    emptyFolder(data);
    var passwordFile = folder.socket().resolve("password");
    write(passwordFile, password);
    user.own(passwordFile);
    try {
      runInitdb(data, passwordFile);
    } finally {
      Files.delete(passwordFile);
    }
    Files.writeString(
        data.resolve("postgresql.conf"), "\ninclude 'ytarchive.conf'\n", StandardOpenOption.APPEND);
  }

  private void emptyFolder(Path data) throws IOException {
    Files.createDirectory(data);
    Folder.allow(data, "rwx------");
    user.own(data);
  }

  private void runInitdb(Path data, Path passwordFile) {
    var command =
        List.of(
            binaries.program("initdb"),
            "--pgdata=" + data,
            "--username=" + ROLE,
            "--pwfile=" + passwordFile,
            "--auth-host=scram-sha-256",
            "--auth-local=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            "--data-checksums");
    var result = Command.run(user.command(command), PATIENCE);
    if (!result.succeeded()) {
      throw new PostgresException(
          "PostgreSQL's initdb failed in " + data + ":\n" + result.output().strip());
    }
  }

  private String newPassword() throws IOException {
    var bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    var password = HexFormat.of().formatHex(bytes);
    write(folder.password(), password);
    return password;
  }

  private static void write(Path file, String content) throws IOException {
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    Files.deleteIfExists(file);
    Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
    Files.writeString(file, content + "\n");
  }

  String password() throws IOException {
    return Files.readString(folder.password()).strip();
  }

  /**
   * Writes the settings of this start.
   *
   * @return whether they differ from those of last time
   */
  boolean configure(int port) throws IOException {
    var file = folder.data().resolve("ytarchive.conf");
    var settings = settings(port);
    boolean changed = !Files.exists(file) || !Files.readString(file).equals(settings);
    if (changed) {
      Files.writeString(file, settings);
      user.own(file);
    }
    return changed;
  }

  private String settings(int port) {
    return """
        # Written by YTArchive at each start. fsync and synchronous_commit stay on: what was answered is on the disk.
        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = %s
        unix_socket_permissions = 0700
        max_connections = 100
        password_encryption = scram-sha-256
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_line_prefix = '%%m [%%p] %%q%%a '
        log_checkpoints = off
        jit = off
        """
        .formatted(port, quoted(socketFolder()));
  }

  private String socketFolder() {
    var path = folder.socket().toString();
    return path.getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET_FOLDER ? "" : path;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
