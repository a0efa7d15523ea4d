package org.ytarchive.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An archive on one real PostgreSQL, in a database of its own, and where its backups go. */
@ExtendWith(BackupServer.Shared.class)
abstract class ArchiveWithBackups {
  static final String JOB = "5b2d1d8e-0000-4000-8000-00000000000a";

  static BackupServer server;

  @TempDir Path folder;
  SmallArchive archive;
  Path target;
  private int restored;

  @BeforeAll
  static void start(BackupServer shared) {
    server = shared;
  }

  @BeforeEach
  void fill() throws Exception {
    target = folder.resolve("backups");
    archive = new SmallArchive(folder.resolve("home"), server.migratedDatabase());
    archive.store("aaaaaaaaaaa", "One [aaaaaaaaaaa].mp4", "first");
    var second = archive.store("bbbbbbbbbbb", "with 'odd' \u65e5\u672c [b].mp4", "second");
    archive.link(second, "second");
    archive.job(JOB);
    archive.sql(
        "update storage.video_records set best_file = (select min(id) from storage.stored_files)");
  }

  SmallArchive restored() throws Exception {
    return restored(Optional.empty());
  }

  SmallArchive restored(Optional<String> id) throws Exception {
    var other = new SmallArchive(folder.resolve("other" + ++restored), server.emptyDatabase());
    var restore = new Restore(target, other.home, other.roots(), Watcher.NONE);
    var result = restore.restore(restore.check(id), other::sources);
    assertThat(result.damages()).isEmpty();
    return other;
  }
}
