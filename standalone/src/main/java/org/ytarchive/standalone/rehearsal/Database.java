package org.ytarchive.standalone.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;
import org.ytarchive.common.settings.Setting;
import org.ytarchive.standalone.postgres.EmbeddedPostgres;

/**
 * A PostgreSQL in a process of its own, for a rehearsal whose class path must be that of later and
 * so holds none. Runs until it is told to stop.
 */
public final class Database {

  private Database() {}

  /**
   * Two arguments: a folder for it, and the file to write its address into, as a shell reads it.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
    Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "stop"));
    tell(postgres, Path.of(arguments[1]));
    new CountDownLatch(1).await();
  }

  /** Under its name only when it is whole. */
  private static void tell(EmbeddedPostgres postgres, Path file) throws IOException {
    var draft = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(
        draft,
        "%s='%s'%n%s='%s'%n%s='%s'%n"
            .formatted(
                Setting.DATABASE_URL,
                postgres.url(),
                Setting.DATABASE_USER,
                postgres.user(),
                Setting.DATABASE_PASSWORD,
                postgres.password()));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
