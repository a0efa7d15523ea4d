package org.ytarchive.standalone.cli;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ytarchive.common.ArchiveRoots;
import org.ytarchive.common.settings.Setting;
import org.ytarchive.common.settings.Settings;
import org.ytarchive.standalone.ExitCode;
import org.ytarchive.standalone.HomeDatabase;
import org.ytarchive.standalone.ProgramVersion;
import org.ytarchive.standalone.backup.Backup;
import org.ytarchive.standalone.backup.BackupException;
import org.ytarchive.standalone.backup.Backups;
import org.ytarchive.standalone.backup.Manifest;
import org.ytarchive.standalone.backup.Pruning;
import org.ytarchive.standalone.backup.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./ytarchive backup}: 0 when all of it is kept, 1 when something was missing. */
@Command(
    name = "backup",
    description = "Copies the archive, at work or at rest, into a folder of backups.",
    footer = "Exit status: 0 done; 1 failed, or a file was missing or damaged; 2 wrong use.")
final class BackupCommand implements Callable<Integer> {
  private final Terminal terminal = Terminal.ofThisProcess();
  private final WorkBoard board = new WorkBoard(terminal);

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TARGET",
      description = "The folder of backups; default: the setting BACKUP_DIR.")
  private @Nullable Path target;

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "Afterwards remove all backups but the newest N, and what only they had.")
  private @Nullable Integer keep;

  @Mixin private CopyOptions common = new CopyOptions();

  static Path folder(@Nullable Path given, Settings settings) {
    return given == null ? settings.path(Setting.BACKUP_DIR) : given;
  }

  @Override
  public Integer call() throws IOException {
    var settings = Main.settings();
    var to = folder(target, settings).toAbsolutePath().normalize();
    if (keep != null && keep < 1) {
      throw new BackupException("--keep must leave at least one");
    }
    var roots = ArchiveRoots.parse(settings.get(Setting.STORAGE_ROOTS));
    refuseInside(to, roots);
    var made = backUp(settings, to, roots);
    warnOfTheSameDisk(to, roots);
    if (keep != null && made.isWhole()) {
      prune(terminal, to, keep);
    }
    warnOfTheBucket(made.manifest());
    return (made.isWhole() ? ExitCode.DONE : ExitCode.FAILED).code();
  }

  private Backup.Result backUp(Settings settings, Path to, ArchiveRoots roots) {
    try (var home = new HomeDatabase(settings)) {
      Runtime.getRuntime().addShutdownHook(new Thread(home::close, "stop"));
      var sources = common.databases().sources(home::find);
      return tell(new Backup(to, roots, sources, ProgramVersion.get(), board).make(), to);
    }
  }

  private static void refuseInside(Path to, ArchiveRoots roots) {
    if (roots.all().stream().anyMatch(root -> to.startsWith(root.folder()))) {
      throw new BackupException(to + " lies in the archive itself: name a folder elsewhere");
    }
  }

  private Backup.Result tell(Backup.Result made, Path to) {
    board.clear();
    var manifest = made.manifest();
    terminal.say(
        "backup %s in %s: %d rows, %d files (%s), of them %d new (%s)"
            .formatted(
                manifest.id(),
                to,
                manifest.rows(),
                manifest.files().count(),
                Text.size(manifest.files().total()),
                made.newFiles(),
                Text.size(made.newBytes())));
    manifest.missing().forEach(line -> board.warn("MISSING " + line));
    return made;
  }

  /** The last word: whoever reads nothing else must not believe these to be safe. */
  private void warnOfTheBucket(Manifest manifest) {
    var bucket = manifest.bucket();
    if (bucket.count() > 0) {
      board.warn(
          "NOT IN THE BACKUP: %d files (%s) that lie in the bucket; their records are. Keep the bucket, or copies of it"
              .formatted(bucket.count(), Text.size(bucket.total())));
    }
  }

  private void warnOfTheSameDisk(Path to, ArchiveRoots roots) throws IOException {
    var disk = Files.getFileStore(to);
    for (var root : roots.all()) {
      if (Files.isDirectory(root.folder()) && Files.getFileStore(root.folder()).equals(disk)) {
        board.warn("the backup lies on the same disk as " + root.folder() + ": copy it elsewhere");
        return;
      }
    }
  }

  private static void prune(Terminal terminal, Path folder, int newest) {
    var gone = new Pruning(folder).keep(newest);
    terminal.say(
        "removed %d old backups and %d files only they had (%s)"
            .formatted(gone.backups().size(), gone.files(), Text.size(gone.bytes())));
  }

  /** {@code ./ytarchive backup list}. */
  @Command(name = "list", description = "The backups in a folder, oldest first.")
  int list(@Parameters(arity = "0..1", paramLabel = "TARGET") @Nullable Path from) {
    for (var backup : Backups.list(folder(from, Main.settings()))) {
      terminal.say(
          "%-18s %9d rows %8d files %10s%s"
              .formatted(
                  backup.id(),
                  backup.rows(),
                  backup.files().count(),
                  Text.size(backup.files().total()),
                  backup.missing().isEmpty() ? "" : "  " + backup.missing().size() + " missing"));
    }
    return ExitCode.DONE.code();
  }

  /** {@code ./ytarchive backup verify}. */
  @Command(name = "verify", description = "Reads a backup whole and compares every hash.")
  int verify(
      @Parameters(arity = "0..1", paramLabel = "TARGET") @Nullable Path from,
      @Option(names = "--id", paramLabel = "ID", description = "Default: the newest.") @Nullable
          String id) {
    var found =
        new Verification(folder(from, Main.settings()), board).verify(Optional.ofNullable(id));
    board.clear();
    found.damages().forEach(line -> board.warn("DAMAGED " + line));
    terminal.say(
        "backup %s: %s"
            .formatted(
                found.manifest().id(),
                found.damages().isEmpty() ? "whole" : found.damages().size() + " damaged"));
    return (found.damages().isEmpty() ? ExitCode.DONE : ExitCode.FAILED).code();
  }

  /** {@code ./ytarchive backup prune}. */
  @Command(name = "prune", description = "Removes all backups but the newest.")
  int prune(
      @Parameters(arity = "0..1", paramLabel = "TARGET") @Nullable Path from,
      @Option(names = "--keep", paramLabel = "N", required = true) int newest) {
    if (newest < 1) {
      throw new BackupException("--keep must leave at least one");
    }
    prune(terminal, folder(from, Main.settings()), newest);
    return ExitCode.DONE.code();
  }
}
