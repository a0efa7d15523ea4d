package org.ytarchive.standalone;

import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import org.ytarchive.common.settings.Setting;
import org.ytarchive.common.settings.Settings;
import org.ytarchive.standalone.backup.BackupException;
import org.ytarchive.standalone.backup.sql.Database;
import org.ytarchive.standalone.postgres.EmbeddedPostgres;

/**
 * The database of a home while no stack is started: the one {@code DATABASE_URL} names, that of the
 * stack that runs, or PostgreSQL alone for as long as this is open.
 */
public final class HomeDatabase implements AutoCloseable {
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Home home;
  private final Settings settings;

  public HomeDatabase(Settings settings) {
    this.settings = settings;
    this.home = new Home(settings.path(Setting.YTARCHIVE_HOME));
  }

  /** Of an archive that is there, be it at work or not. */
  public synchronized Database find() {
    if (settings.find(Setting.DATABASE_URL).isPresent()) {
      return named();
    }
    if (!Files.isDirectory(home.postgres().resolve("data"))) {
      throw new BackupException(
          "there is no archive in " + home.root() + ": set YTARCHIVE_HOME, or DATABASE_URL");
    }
    try {
      return alone();
    } catch (StartException e) {
      return running(e);
    }
  }

  /** Of a home where nothing runs, made when it is not there. */
  public synchronized Database make() {
    takeHome();
    return settings.find(Setting.DATABASE_URL).isPresent() ? named() : start();
  }

  private Database named() {
    return new Database(
        settings.get(Setting.DATABASE_URL),
        settings.get(Setting.DATABASE_USER),
        settings.find(Setting.DATABASE_PASSWORD).orElse(""));
  }

  private Database alone() {
    takeHome();
    return start();
  }

  private void takeHome() {
    home.make();
    parts.push(HomeLock.take(home));
  }

  private Database start() {
    var postgres = EmbeddedPostgres.start(home.postgres());
    parts.push(postgres);
    return new Database(postgres.url(), postgres.user(), postgres.password());
  }

  private Database running(StartException inUse) {
    var url =
        StackState.read(home)
            .map(state -> state.addresses().get("postgres"))
            .orElseThrow(() -> inUse);
    if (url == null) {
      throw new BackupException("the stack that runs uses a DATABASE_URL: set it here, too");
    }
    var login = EmbeddedPostgres.login(home.postgres());
    return new Database(url, login.user(), login.password());
  }

  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
