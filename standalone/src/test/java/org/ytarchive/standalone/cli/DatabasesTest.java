package org.ytarchive.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.standalone.backup.BackupException;
import org.ytarchive.standalone.backup.Source;
import org.ytarchive.standalone.backup.sql.Database;

/** {@code --database SERVICE=FILE}, for services with databases of their own. */
class DatabasesTest {
  private static final Database COMMON = new Database("jdbc:postgresql://a/all", "ours", "secret");

  @TempDir Path folder;

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  @Test
  void sources_withoutOneAreOne() {
    assertThat(new Databases(Map.of()).sources(() -> COMMON))
        .containsExactly(new Source(COMMON, Source.ALL));
  }

  /** The common one is read first, since it has the callers; a password may stand in a file. */
  @Test
  void sources_areReadCallersFirst() throws IOException {
    var password = file("password", "quiet");
    var apart =
        file(
            "storage",
            "DATABASE_URL=jdbc:postgresql://b/storage",
            "DATABASE_USER=storage",
            "DATABASE_PASSWORD_FILE=" + password,
            "LOG_LEVEL=debug");

    var sources = new Databases(Map.of("storage", apart)).sources(() -> COMMON);

    assertThat(sources)
        .containsExactly(
            new Source(COMMON, List.of("jobs", "metadata", "download")),
            new Source(
                new Database("jdbc:postgresql://b/storage", "storage", "quiet"),
                List.of("storage")));
  }

  /** As in containers, where each service has a role of its own: nobody asks for a common one. */
  @Test
  void sources_ofAllFourNeedNoCommonOne() throws IOException {
    var apart = new HashMap<String, Path>();
    for (var service : Source.ALL) {
      apart.put(
          service,
          file(service, "DATABASE_URL=jdbc:postgresql://c/all", "DATABASE_USER=" + service));
    }

    var sources =
        new Databases(apart)
            .sources(
                () -> {
                  throw new IllegalStateException("asked for");
                });

    assertThat(sources).extracting(source -> source.schemas().getFirst()).isEqualTo(Source.ALL);
  }

  @Test
  void database_ofNoServiceIsRefused() {
    assertThatThrownBy(() -> new Databases(Map.of("video", folder)))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("'video' is none of");
  }

  @Test
  void database_ofNoFileIsRefused() {
    var databases = new Databases(Map.of("jobs", folder.resolve("none")));
    assertThatThrownBy(() -> databases.sources(() -> COMMON))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("cannot be read");
  }
}
