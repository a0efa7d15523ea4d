package org.ytarchive.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL for one machine, on a port of its own on loopback, with a random password.
 *
 * <p>It outlives the JVM when that is killed; the next start finds it and goes on with it, or stops
 * it cleanly first when its settings are other ones. When it dies itself it is started again within
 * a second. One JVM at a time may use a folder: who calls this holds the lock on the home.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String DATABASE = "ytarchive";

  private final Server server;
  private final int port;
  private final String password;
  private final Watchdog watchdog;

  private EmbeddedPostgres(Server server, int port, String password) {
    this.server = server;
    this.port = port;
    this.password = password;
    this.watchdog = new Watchdog(server);
  }

  /**
   * Starts it in this folder, which is made and filled when it is not there.
   *
   * @throws PostgresException saying why there is none
   */
  public static EmbeddedPostgres start(Path root) {
    try {
      return started(new Folder(root.toAbsolutePath()));
    } catch (IOException e) {
      throw new PostgresException("PostgreSQL cannot use " + root + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresException("interrupted while PostgreSQL started", e);
    }
  }

  /** Who may connect to the one in a folder. */
  public record Login(String user, String password) {}

  /**
   * Of one that another process started.
   *
   * @throws PostgresException when it cannot be read
   */
  public static Login login(Path root) {
    try {
      var password = Files.readString(new Folder(root.toAbsolutePath()).password()).strip();
      return new Login(Cluster.ROLE, password);
    } catch (IOException e) {
      throw new PostgresException("PostgreSQL's password cannot be read: " + e, e);
    }
  }

  private static EmbeddedPostgres started(Folder folder) throws IOException, InterruptedException {
    var user = ToolUser.find();
    folder.make(user);
    user.reach(folder.root());
    var binaries = Binaries.in(folder);
    var cluster = new Cluster(folder, binaries, user);
    cluster.make();
    var server = new Server(folder, binaries, user);
    int port = port(folder, server);
    var password = cluster.password();
    attachOrStart(cluster, server, port, password);
    binaries.dropOthers();
    Files.writeString(folder.port(), port + "\n");
    var postgres = new EmbeddedPostgres(server, port, password);
    postgres.makeDatabase();
    postgres.watchdog.start();
    return postgres;
  }

  /** That of the running server, else that of last time, else a free one. */
  private static int port(Folder folder, Server server) throws IOException {
    int running = server.runningPort();
    if (running != 0) {
      return running;
    }
    int last =
        Files.exists(folder.port())
            ? Integer.parseInt(Files.readString(folder.port()).strip())
            : FreePort.any();
    return FreePort.isFree(last) ? last : FreePort.any();
  }

  private static void attachOrStart(Cluster cluster, Server server, int port, String password)
      throws IOException, InterruptedException {
    boolean changed = cluster.configure(port);
    if (server.runs()) {
      if (!changed && answers(port, password)) {
        log.info("PostgreSQL still runs on port {}: going on with it", port);
        return;
      }
      server.stop();
    }
    server.start();
    log.info("PostgreSQL {} started on port {}", Binaries.version(), port);
  }

  private static boolean answers(int port, String password) {
    try (var connection = connect(port, "postgres", password)) {
      return connection.getMetaData().getDatabaseProductVersion().startsWith(releaseNumber());
    } catch (SQLException e) {
      log.info("PostgreSQL runs but does not answer, stopping it first: {}", e.getMessage());
      return false;
    }
  }

  /** 17.11.0 of the binaries is PostgreSQL 17.11. */
  private static String releaseNumber() {
    return Binaries.version().replaceFirst("\\.\\d+$", "");
  }

  private static Connection connect(int port, String database, String password)
      throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", Cluster.ROLE);
    properties.setProperty("password", password);
    properties.setProperty("loginTimeout", "5");
    return DriverManager.getConnection(address(port, database), properties);
  }

  private static String address(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private void makeDatabase() {
    try (var connection = connect(port, "postgres", password);
        var statement = connection.createStatement();
        var known =
            statement.executeQuery(
                "select 1 from pg_database where datname = '" + DATABASE + "'")) {
      if (!known.next()) {
        statement.execute("create database " + DATABASE);
      }
    } catch (SQLException e) {
      throw new PostgresException("PostgreSQL started but lets nobody in: " + e.getMessage(), e);
    }
  }

  /** The JDBC address of the one database all services share. */
  public String url() {
    return address(port, DATABASE);
  }

  public String user() {
    return Cluster.ROLE;
  }

  public String password() {
    return password;
  }

  public int port() {
    return port;
  }

  /** Stops the server; connections still open are cut. */
  @Override
  public void close() {
    watchdog.close();
    try {
      server.stop();
    } catch (IOException e) {
      log.error("PostgreSQL may still run: {}", e.toString());
    }
  }
}
