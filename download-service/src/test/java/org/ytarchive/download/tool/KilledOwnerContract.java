package org.ytarchive.download.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.download.tool.SupervisedToolContract.processesIn;
import static org.ytarchive.download.tool.SupervisedToolContract.script;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What remains when the service itself is killed, however it started its programs. */
abstract class KilledOwnerContract {
  @TempDir Path temp;
  private Path work;
  private final List<Process> owners = new ArrayList<>();

  /** What {@link ToolOwner} is told besides. */
  abstract List<String> way();

  /** What a supervisor's command line holds. */
  abstract String supervisor();

  @BeforeEach
  void prepare() throws IOException {
    work = Files.createDirectory(temp.resolve("work"));
  }

  @AfterEach
  void clean() {
    owners.forEach(Process::destroyForcibly);
    processesIn(work).forEach(ProcessHandle::destroyForcibly);
  }

  /** kill -9 of the JVM: the supervisor ends the program, and the folder is free again. */
  @ParameterizedTest
  @ValueSource(strings = {"write-slowly", "with-grandchild", "ignore-signals"})
  void kill_ofTheOwnerEndsTheProgram(String program) throws Exception {
    var owner = own(program);

    owner.destroyForcibly().waitFor();

    await().atMost(Duration.ofSeconds(8)).until(() -> processesIn(work).isEmpty());
    try (var next = start()) {
      assertThat(next.await(Duration.ofSeconds(5))).isTrue();
      assertThat(next.exit().isSuccess()).isTrue();
    }
  }

  /** Killed with its supervisors, as a container's end may do: the next start sweeps. */
  @Test
  void sweep_endsWhatSupervisorsCouldNot() throws Exception {
    var owner = own("with-escaped-child");
    killSupervisors();
    owner.destroyForcibly().waitFor();
    assertThat(processesIn(work)).isNotEmpty();
    var folders = new ToolFolders(temp);

    new ToolSweep(folders);

    assertThat(processesIn(work)).isEmpty();
    assertThat(folders.running()).isEmptyDirectory();
  }

  /** A replica of ours on the same machine shares the folder. */
  @Test
  void sweep_leavesTheProgramsOfTheLiving() throws Exception {
    own("write-slowly");

    var swept = new ToolSweep(new ToolFolders(temp)).sweep();

    assertThat(swept).isZero();
    requireWriting();
  }

  /** The program's children come and go too fast to be counted; what it writes does not. */
  private void requireWriting() {
    long size = written();
    await().atMost(Duration.ofSeconds(30)).until(() -> written() > size + 2);
  }

  private long written() {
    return work.resolve("slow.bin").toFile().length();
  }

  private Process own(String program) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var line = new ArrayList<>(List.of(java, "-Xmx64m", "-cp"));
    line.addAll(List.of(System.getProperty("java.class.path"), ToolOwner.class.getName()));
    line.addAll(List.of(temp.toString(), work.toString(), program));
    line.addAll(way());
    var owner = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    owners.add(owner);
    assertThat(new BufferedReader(owner.inputReader(StandardCharsets.UTF_8)).readLine())
        .isEqualTo("started");
    return owner;
  }

  /** All of them: a shell has a watcher beside it. */
  private void killSupervisors() {
    ProcessHandle.allProcesses()
        .filter(p -> commandLine(p).contains(supervisor()))
        .filter(p -> commandLine(p).contains(work.toString()))
        .forEach(ProcessHandle::destroyForcibly);
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
    } catch (IOException gone) {
      return "";
    }
  }

  private RunningTool start() throws IOException {
    var environment = new ToolEnvironment(Map.of("PATH", System.getenv("PATH")));
    return new SupervisedTool(new ToolFolders(temp), environment)
        .start(new ToolCommand(List.of(script("echo-arguments")), work), line -> {}, line -> {});
  }
}
