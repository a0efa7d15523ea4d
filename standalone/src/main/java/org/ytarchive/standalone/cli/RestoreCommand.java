package org.ytarchive.standalone.cli;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ytarchive.common.ArchiveRoots;
import org.ytarchive.common.settings.Setting;
import org.ytarchive.standalone.ExitCode;
import org.ytarchive.standalone.HomeDatabase;
import org.ytarchive.standalone.backup.Manifest;
import org.ytarchive.standalone.backup.Restore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./ytarchive restore}: 0 when all of it is back. */
@Command(
    name = "restore",
    description = "Brings a backup back into an empty home (YTARCHIVE_HOME).",
    footer = "Exit status: 0 done; 1 failed, or a file of the backup was damaged; 2 wrong use.")
final class RestoreCommand implements Callable<Integer> {
  private final Terminal terminal = Terminal.ofThisProcess();
  private final WorkBoard board = new WorkBoard(terminal);

  @Parameters(index = "0", paramLabel = "SOURCE", description = "The folder of backups.")
  private Path source = Path.of("");

  @Option(names = "--id", paramLabel = "ID", description = "Which backup; default: the newest.")
  private @Nullable String id;

  @Mixin private CopyOptions common = new CopyOptions();

  @Override
  public Integer call() {
    var settings = Main.settings();
    var home = settings.path(Setting.YTARCHIVE_HOME);
    var roots = ArchiveRoots.parse(settings.get(Setting.STORAGE_ROOTS));
    var restore = new Restore(source, home, roots, board);
    var manifest = restore.check(Optional.ofNullable(id));
    try (var database = new HomeDatabase(settings)) {
      Runtime.getRuntime().addShutdownHook(new Thread(database::close, "stop"));
      var result = restore.restore(manifest, () -> common.databases().sources(database::make));
      board.clear();
      result.damages().forEach(line -> board.warn("DAMAGED " + line));
      terminal.say(
          "restored backup %s into %s: %d rows, %d files; './ytarchive up' starts it"
              .formatted(manifest.id(), home, manifest.rows(), result.files()));
      tellOfTheBucket(manifest.bucket());
      return (result.damages().isEmpty() ? ExitCode.DONE : ExitCode.FAILED).code();
    }
  }

  private void tellOfTheBucket(Manifest.Listed bucket) {
    if (bucket.count() > 0) {
      board.warn(
          "%d files (%s) lie in the bucket, as they did: set the same one, as before"
              .formatted(bucket.count(), Text.size(bucket.total())));
    }
  }
}
