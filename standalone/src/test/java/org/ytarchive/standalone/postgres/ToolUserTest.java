package org.ytarchive.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolUserTest {
  @TempDir Path temp;

  /** Otherwise initdb says no more than that it does not find its own program. */
  @Test
  void reach_namesTheFolderThatIsClosed() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "another user is root's to become");
    Folder.allow(temp, "rwxr-xr-x");
    var closed = Files.createDirectory(temp.resolve("closed"));
    var home = Files.createDirectories(closed.resolve("a/home"));
    Folder.allow(closed, "rwx------");

    assertThatThrownBy(() -> ToolUser.nobody().reach(home))
        .isInstanceOf(PostgresException.class)
        .hasMessageContaining("because " + closed + " is closed")
        .hasMessageContaining("YTARCHIVE_HOME");
    Folder.allow(closed, "rwx--x--x");
    assertThatCode(() -> ToolUser.nobody().reach(home)).doesNotThrowAnyException();
  }

  @Test
  void reach_isNothingToWhoeverRunsAsThemselves() throws IOException {
    Folder.allow(temp, "rwx------");

    assertThatCode(() -> new ToolUser(List.of(), -1).reach(temp)).doesNotThrowAnyException();
  }
}
