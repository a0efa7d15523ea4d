package org.ytarchive.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on real servers; the programs are unpacked once for all cases. */
class EmbeddedPostgresIT {
  @TempDir static Path shared;
  @TempDir Path home;

  @BeforeAll
  static void unpack() throws IOException {
    Binaries.in(new Folder(shared));
  }

  @BeforeEach
  void lendBinaries() throws IOException {
    lend(home);
  }

  private static void lend(Path root) throws IOException {
    Files.createDirectories(root);
    var name = "bin-" + Binaries.version();
    Files.createSymbolicLink(root.resolve(name), shared.resolve(name));
  }

  @Test
  void start_makesADurableServerThatOnlyThePasswordOpens() throws Exception {
    try (var postgres = EmbeddedPostgres.start(home)) {
      try (var connection = connect(postgres)) {
        assertThat(show(connection, "fsync")).isEqualTo("on");
        assertThat(show(connection, "synchronous_commit")).isEqualTo("on");
        assertThat(show(connection, "listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(show(connection, "data_checksums")).isEqualTo("on");
        assertThat(show(connection, "server_encoding")).isEqualTo("UTF8");
      }
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.url(), postgres.user(), "wrong"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
    var permissions = Files.getPosixFilePermissions(home.resolve("password"));
    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
  }

  @Test
  void close_stopsTheServerAndKeepsDataAndPort() throws Exception {
    int port;
    try (var postgres = EmbeddedPostgres.start(home)) {
      remember(postgres, "before");
      port = postgres.port();
    }
    assertThat(PostmasterFile.read(home.resolve("data"))).isEmpty();

    try (var postgres = EmbeddedPostgres.start(home)) {
      assertThat(remembered(postgres)).isEqualTo("before");
      assertThat(postgres.port()).isEqualTo(port);
    }
  }

  /** The out-of-memory killer takes the server while the services run. */
  @Test
  void aKilledServerIsBackWithItsDataAtTheSameAddress() throws Exception {
    try (var postgres = EmbeddedPostgres.start(home)) {
      remember(postgres, "committed");
      long killed = postmaster().pid();
      kill(killed);

      await()
          .atMost(Duration.ofSeconds(20))
          .ignoreExceptionsInstanceOf(SQLException.class)
          .untilAsserted(() -> assertThat(remembered(postgres)).isEqualTo("committed"));
      assertThat(postmaster().pid()).isNotEqualTo(killed);
    }
  }

  /** The JVM is killed; the server goes on, and the next start takes it over as it is. */
  @Test
  void start_goesOnWithAServerThatAKilledJvmLeft() throws Exception {
    var other = AnotherJvm.startingPostgresIn(home);
    long left = postmaster().pid();
    other.kill();
    assertThat(Processes.lives(left)).isTrue();

    try (var postgres = EmbeddedPostgres.start(home)) {
      assertThat(postmaster().pid()).isEqualTo(left);
      remember(postgres, "after");
    }
    assertThat(Processes.lives(left)).isFalse();
  }

  /** The machine lost power: JVM and server are gone, their files say otherwise. */
  @Test
  void start_recoversWhenJvmAndServerWereKilled() throws Exception {
    var other = AnotherJvm.startingPostgresIn(home);
    long left = postmaster().pid();
    other.kill();
    kill(left);

    try (var postgres = EmbeddedPostgres.start(home)) {
      remember(postgres, "after");
      assertThat(remembered(postgres)).isEqualTo("after");
    }
  }

  /** After a restart of the machine the old number belongs to some other program. */
  @Test
  void start_isNotFooledByAStrangerWithTheOldNumber() throws Exception {
    try (var postgres = EmbeddedPostgres.start(home)) {
      remember(postgres, "kept");
    }
    long stranger = ProcessHandle.current().pid();
    Files.writeString(
        PostmasterFile.in(home.resolve("data")),
        stranger + "\n" + home.resolve("data") + "\n0\n5432\n\n127.0.0.1\n");

    try (var postgres = EmbeddedPostgres.start(home)) {
      assertThat(remembered(postgres)).isEqualTo("kept");
    }
  }

  @Test
  void start_inTwoFoldersRunsTwoServersSideBySide(@TempDir Path second) throws Exception {
    lend(second);
    try (var one = EmbeddedPostgres.start(home);
        var two = EmbeddedPostgres.start(second)) {
      remember(one, "one");
      remember(two, "two");
      assertThat(one.port()).isNotEqualTo(two.port());
      assertThat(one.password()).isNotEqualTo(two.password());
      assertThat(remembered(one)).isEqualTo("one");
    }
  }

  /** Someone else listens where the server was last time. */
  @Test
  void start_movesToAnotherPortWhenItsOwnIsTaken() throws Exception {
    int before;
    try (var postgres = EmbeddedPostgres.start(home)) {
      before = postgres.port();
    }
    try (var taken = new ServerSocket(before, 1, InetAddress.getLoopbackAddress());
        var postgres = EmbeddedPostgres.start(home)) {
      assertThat(taken.isBound()).isTrue();
      assertThat(postgres.port()).isNotEqualTo(before);
      remember(postgres, "moved");
    }
  }

  @Test
  void start_refusesAClusterOfAnotherVersion() throws Exception {
    EmbeddedPostgres.start(home).close();
    Files.writeString(home.resolve("data/PG_VERSION"), "16\n");

    assertThatThrownBy(() -> EmbeddedPostgres.start(home))
        .isInstanceOf(PostgresException.class)
        .hasMessageContaining("belongs to PostgreSQL 16, and this YTArchive brings 17");
  }

  private PostmasterFile postmaster() throws IOException {
    return PostmasterFile.read(home.resolve("data")).orElseThrow();
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
  }

  private static String show(Connection connection, String setting) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery("show " + setting)) {
      result.next();
      return result.getString(1);
    }
  }

  private static void remember(EmbeddedPostgres postgres, String word) throws SQLException {
    try (var connection = connect(postgres);
        var statement = connection.createStatement()) {
      statement.execute("create table memory (word text)");
      statement.execute("insert into memory values ('" + word + "')");
    }
  }

  private static String remembered(EmbeddedPostgres postgres) throws SQLException {
    try (var connection = connect(postgres);
        var statement = connection.createStatement();
        var result = statement.executeQuery("select word from memory")) {
      result.next();
      return result.getString(1);
    }
  }
}
