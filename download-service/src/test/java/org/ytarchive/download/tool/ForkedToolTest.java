package org.ytarchive.download.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.http.tracing.Tracing;

/** Programs that are forked from one that has them loaded. */
class ForkedToolTest extends SupervisedToolContract {
  private PythonThatExecutes python;

  @BeforeEach
  @Override
  void prepare() throws Exception {
    python = new PythonThatExecutes(temp, new ToolFolders(temp));
    super.prepare();
  }

  @AfterEach
  @Override
  void settle() {
    python.servers().close();
  }

  @Override
  SupervisedTool tools(ToolEnvironment environment) {
    var tools = new SupervisedTool(folders, environment, Tracing.unheard(), python.servers());
    if (!isReady()) {
      python.load(tools);
    }
    return tools;
  }

  private boolean isReady() {
    try {
      return python.isReady();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  List<String> command(String script, List<String> arguments) {
    return python.command(script, arguments);
  }

  /** Otherwise this class would test nothing of its own. */
  @Test
  void start_forks() throws Exception {
    try (var tool = start("write-slowly")) {
      await().until(() -> heard("started"));

      assertThat(commandLinesOf("fork_server.py\0keeper\0" + work())).hasSize(1);
      assertThat(tool.isOver()).isFalse();
    }
    await().until(() -> commandLinesOf("fork_server.py\0keeper\0" + work()).isEmpty());
  }

  /** What the kernel does when memory is short. */
  @Test
  void kill_ofTheKeeperEndsTheProgram() throws Exception {
    try (var tool = start("write-slowly")) {
      await().until(() -> heard("started"));

      commandLinesOf("fork_server.py\0keeper\0" + work()).forEach(ProcessHandle::destroyForcibly);

      assertThat(tool.await(Duration.ofSeconds(30))).isTrue();
      assertThat(tool.exit().code()).isEqualTo(137);
    }
    assertThat(processesIn(work())).isEmpty();
  }

  /** Runs do not hang on the server: it may go at any moment. */
  @Test
  void kill_ofTheServerEndsNoProgram() throws Exception {
    try (var tool = start("write-slowly")) {
      await().until(() -> heard("started"));

      commandLinesOf("fork_server.py\0" + folders.scratch())
          .forEach(ProcessHandle::destroyForcibly);

      await().until(() -> !python.isReady());
      assertThat(tool.isOver()).isFalse();
    }
    assertThat(run("exit-with", "3").code()).isEqualTo(3);
    await().until(() -> run("exit-with", "0").isSuccess() && python.isReady());
  }

  private List<ProcessHandle> commandLinesOf(String words) {
    return ProcessHandle.allProcesses().filter(p -> commandLine(p).contains(words)).toList();
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(java.nio.file.Path.of("/proc/" + process.pid() + "/cmdline"));
    } catch (IOException gone) {
      return "";
    }
  }
}
