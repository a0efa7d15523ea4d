package org.ytarchive.download.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel sees to. */
class ToolLimitsTest {
  private static final long PLENTY = 1L << 32;

  @TempDir Path temp;
  private Path work;
  private SupervisedTool tools;

  @BeforeEach
  void prepare() throws IOException {
    work = Files.createDirectory(temp.resolve("work"));
    tools =
        new SupervisedTool(
            new ToolFolders(temp), new ToolEnvironment(Map.of("PATH", System.getenv("PATH"))));
  }

  private ToolExit run(ToolLimits limits, String script) throws Exception {
    var command = new ToolCommand(List.of("/bin/sh", "-c", script), work).within(limits);
    try (var tool = tools.start(command, line -> {}, line -> {})) {
      assertThat(tool.await(Duration.ofSeconds(60))).isTrue();
      return tool.exit();
    }
  }

  @Test
  void program_runsWithinItsLimits() throws Exception {
    var limits = new ToolLimits(Duration.ofMinutes(1), PLENTY, PLENTY);

    assertThat(run(limits, "echo a >b && exit 7").code()).isEqualTo(7);
    assertThat(work.resolve("b")).hasContent("a");
  }

  @Test
  void program_isEndedWhenItsTimeIsOver() throws Exception {
    var limits = new ToolLimits(Duration.ofSeconds(1), PLENTY, PLENTY);

    assertThat(run(limits, "while :; do :; done").code())
        .isIn(ToolLimits.OUT_OF_CPU, 128 + 9); // soft and hard limit are reached together
  }

  @Test
  void program_writesNoLargerFile() throws Exception {
    var limits = new ToolLimits(Duration.ofMinutes(1), PLENTY, 100 * 1024);

    var exit = run(limits, "exec dd if=/dev/zero of=big bs=1024 count=1000");

    assertThat(exit.code()).isEqualTo(ToolLimits.FILE_TOO_LARGE);
    assertThat(Files.size(work.resolve("big"))).isEqualTo(100 * 1024);
  }

  @Test
  void program_takesNoMoreMemory() throws Exception {
    var limits = new ToolLimits(Duration.ofMinutes(1), 64L << 20, PLENTY);

    var exit = run(limits, "exec dd if=/dev/zero of=/dev/null bs=256M count=1");

    assertThat(exit.isSuccess()).isFalse();
    assertThat(String.join(" ", exit.lastErrors())).contains("memory");
  }
}
