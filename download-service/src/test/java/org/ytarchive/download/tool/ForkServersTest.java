package org.ytarchive.download.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.http.tracing.Tracing;

/** When it pays to keep a program loaded. */
class ForkServersTest {
  @TempDir Path temp;

  /** A yt-dlp of this source, and what runs it. */
  private record Program(PythonThatExecutes python, SupervisedTool tools) implements AutoCloseable {

    void run() {
      python.runOnce(tools);
    }

    @Override
    public void close() {
      python.servers().close();
    }
  }

  private Program program(String source) throws IOException {
    return program(source, Duration.ofMinutes(1));
  }

  private Program program(String source, Duration keepReady) throws IOException {
    var folders = new ToolFolders(temp);
    var python = new PythonThatExecutes(temp, folders, source, keepReady);
    var environment = new ToolEnvironment(Map.of("PATH", System.getenv("PATH")));
    return new Program(
        python, new SupervisedTool(folders, environment, Tracing.unheard(), python.servers()));
  }

  @Test
  void fork_loadsNothingForASingleRun() throws Exception {
    try (var program = program("def main(argv): pass")) {
      program.run();

      assertNothingRuns();
      assertThat(program.python().isReady()).isFalse();
    }
  }

  /** Such as a yt-dlp whose Python lacks something; runs themselves go on. */
  @Test
  void fork_doesNotTryAgainWhatCannotBeLoaded() throws Exception {
    try (var program = program("raise ImportError('never')")) {
      program.run();
      program.run();
      await().until(() -> isEmpty(temp.resolve("tools/running")));

      program.run();
      program.run();

      assertNothingRuns();
    }
  }

  @Test
  void server_goesWhenNobodyAsks() throws Exception {
    try (var program = program("def main(argv): pass", Duration.ofSeconds(5))) {
      program.python().load(program.tools());

      await().atMost(Duration.ofSeconds(30)).until(() -> isEmpty(temp.resolve("tools/running")));
      program.run();

      assertNothingRuns();
    }
  }

  @Test
  void close_endsTheServer() throws Exception {
    try (var program = program("def main(argv): pass")) {
      program.python().load(program.tools());
    }

    assertNothingRuns();
  }

  /** Whoever kills them all kills the watcher that would have ended it: nobody knows of it then. */
  @Test
  void server_endsWithSupervisorsThatWereKilled() throws Exception {
    try (var program = program("def main(argv): pass")) {
      program.python().load(program.tools());
      assertThat(running("fork_server.py")).isNotEmpty();

      running("supervise.sh").forEach(ProcessHandle::destroyForcibly);

      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(running("fork_server.py")).isEmpty());
    }
  }

  private List<ProcessHandle> running(String script) {
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().commandLine().orElse("").contains(temp + "/"))
        .filter(p -> p.info().commandLine().orElse("").contains(script))
        .toList();
  }

  private void assertNothingRuns() {
    assertThat(temp.resolve("tools/running")).isEmptyDirectory();
    await().until(() -> isEmpty(temp.resolve("tools/scratch")));
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
