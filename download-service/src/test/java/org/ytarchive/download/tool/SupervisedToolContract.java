package org.ytarchive.download.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a program is started: on programs of our own, in {@code src/test/scripts}. */
abstract class SupervisedToolContract {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path temp;
  ToolFolders folders;
  private Path work;
  private SupervisedTool tools;
  private final List<String> out = new CopyOnWriteArrayList<>();
  private final List<String> err = new CopyOnWriteArrayList<>();

  /** What starts programs, in {@link #folders}. */
  abstract SupervisedTool tools(ToolEnvironment environment);

  /** The command that runs a script of ours. */
  abstract List<String> command(String script, List<String> arguments);

  /** Ends what the starter itself keeps running. */
  abstract void settle();

  @BeforeEach
  void prepare() throws Exception {
    work = Files.createDirectory(temp.resolve("work"));
    folders = new ToolFolders(temp);
    tools = tools(Map.of());
  }

  private SupervisedTool tools(Map<String, String> extra) {
    var environment = new TreeMap<>(extra);
    environment.put("PATH", System.getenv("PATH"));
    return tools(new ToolEnvironment(environment));
  }

  /** Whatever stands in an argument, no shell reads it. */
  @Test
  void start_handsArgumentsOverAsTheyAre() throws Exception {
    var exit = run("echo-arguments", "a b", "$(id)", "--", "'\"", "");

    assertThat(out).containsExactly("<a b>", "<$(id)>", "<-->", "<'\">", "<>");
    assertThat(exit.isSuccess()).isTrue();
  }

  @Test
  void start_passesExitCodeAndBothOutputsOn() throws Exception {
    var exit = run("exit-with", "7");

    assertThat(exit).isEqualTo(new ToolExit(7, List.of("WARNING: first", "ERROR: exit 7")));
    assertThat(out).containsExactly("to standard output");
    assertThat(err).containsExactly("WARNING: first", "ERROR: exit 7");
  }

  /** Our own environment holds the database's password. */
  @Test
  void start_hidesOurEnvironmentButTheProxies() throws Exception {
    tools =
        tools(
            Map.of(
                "DATABASE_PASSWORD", "secret",
                "https_proxy", "http://proxy:1",
                "NO_PROXY", "localhost"));
    run("show-environment");

    assertThat(out)
        .contains("https_proxy=http://proxy:1", "NO_PROXY=localhost", "LANG=C.UTF-8")
        .contains("HOME=" + folders.home(), "TMPDIR=" + work)
        .noneMatch(line -> line.contains("secret"));
  }

  /** A program gone wild must not take our memory with it. */
  @Test
  void start_keepsOnlyTheBeginningOfALineWithoutEnd() throws Exception {
    run("endless-line", "100");

    assertThat(out).hasSize(2);
    assertThat(out.getFirst()).hasSize(BoundedLines.LONGEST);
    assertThat(out.getLast()).isEqualTo("done");
  }

  @Test
  void start_keepsTheLastErrorsOnly() throws Exception {
    var exit = run("many-errors", "5000");

    assertThat(exit.lastErrors()).hasSize(200).last().isEqualTo("error 5000");
  }

  @Test
  void start_refusesAFolderThatIsInUse() throws Exception {
    try (var first = start("write-slowly")) {
      await().until(() -> out.contains("started"));

      assertThat(run("echo-arguments").code()).isEqualTo(ToolExit.FOLDER_IN_USE);
      assertThat(first.isOver()).isFalse();
    }

    assertThat(run("echo-arguments").isSuccess()).isTrue();
  }

  @Test
  void close_endsTheProgramAndItsChildren() throws Exception {
    try (var tool = start("with-grandchild")) {
      await().until(() -> out.contains("started"));
      assertThat(tool.isOver()).isFalse();
    }

    assertThat(processesIn(work)).isEmpty();
  }

  /** ffmpeg may take its time to finish a file; some programs never do. */
  @Test
  void close_insistsWhenInterruptAndTermAreIgnored() throws Exception {
    var tool = start("ignore-signals");
    await().until(() -> out.contains("started"));
    long began = System.nanoTime();

    tool.close();

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    assertThat(processesIn(work)).isEmpty();
  }

  /** A service stops in the very moment it starts a program. */
  @Test
  void close_rightAfterTheStartLeavesNothing() throws Exception {
    for (int i = 0; i < 10; i++) {
      start("write-slowly").close();
      assertThat(processesIn(work)).isEmpty();
    }
  }

  @Test
  void close_keepsTheInterruptButEndsTheProgramFirst() throws Exception {
    var tool = start("with-grandchild");
    await().until(() -> out.contains("started"));
    Thread.currentThread().interrupt();

    tool.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(processesIn(work)).isEmpty();
  }

  /** A child that made a group of its own is found by its mark. */
  @Test
  void close_findsAChildThatLeftTheGroup() throws Exception {
    try (var tool = start("with-escaped-child")) {
      await().until(() -> out.contains("started"));
      assertThat(tool.isOver()).isFalse();
    }

    await().until(() -> processesIn(work).isEmpty());
  }

  @Test
  void close_forgetsTheRun() throws Exception {
    run("echo-arguments");

    settle();
    assertThat(folders.running()).isEmptyDirectory();
  }

  @Test
  void runInScratch_leavesNoFolder() throws Exception {
    var text =
        tools.runInScratch(
            folder -> command("exit-with", List.of("0")),
            LONG,
            ended -> Files.exists(ended.folder()) + " " + ended.output());

    assertThat(text).isEqualTo("true [to standard output]");
    settle();
    assertThat(folders.scratch()).isEmptyDirectory();
  }

  @Test
  void runInScratch_endsWhatTakesTooLong() {
    assertThatThrownBy(
            () ->
                tools.runInScratch(
                    folder -> command("write-slowly", List.of()), Duration.ofMillis(200), e -> e))
        .isInstanceOf(TimeoutException.class);

    settle();
    assertThat(folders.scratch()).isEmptyDirectory();
    assertThat(folders.running()).isEmptyDirectory();
  }

  final Path work() {
    return work;
  }

  final boolean heard(String line) {
    return out.contains(line);
  }

  final RunningTool start(String script, String... arguments) throws IOException {
    var line = command(script, List.of(arguments));
    return tools.start(new ToolCommand(line, work), out::add, err::add);
  }

  final ToolExit run(String script, String... arguments) throws Exception {
    try (var tool = start(script, arguments)) {
      assertThat(tool.await(LONG)).isTrue();
      return tool.exit();
    }
  }

  static String script(String name) {
    return Path.of("src/test/scripts", name).toAbsolutePath().toString();
  }

  static List<ProcessHandle> processesIn(Path folder) {
    return ProcessHandle.allProcesses().filter(p -> worksIn(p, folder)).toList();
  }

  private static boolean worksIn(ProcessHandle process, Path folder) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd")).equals(folder);
    } catch (IOException gone) {
      return false;
    }
  }
}
