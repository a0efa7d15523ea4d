package org.ytarchive.download.tool;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.ytarchive.common.http.tracing.Span;
import org.ytarchive.common.http.tracing.SpanKind;
import org.ytarchive.common.http.tracing.Tracing;

/**
 * Starts programs under our supervisor: none outlives this process, none works in a folder in which
 * another one does, and none sees more of our environment than it needs.
 */
@Singleton
public final class SupervisedTool {
  private static final int MOST_CHARACTERS = 4_000_000;

  private final ToolFolders folders;
  private final ToolEnvironment environment;
  private final Tracing tracing;
  private final ForkServers forks;

  /** Starts each program anew. */
  public SupervisedTool(ToolFolders folders, ToolEnvironment environment) {
    this(folders, environment, Tracing.unheard(), ForkServers.none(folders));
  }

  @Inject
  SupervisedTool(
      ToolFolders folders, ToolEnvironment environment, Tracing tracing, ForkServers forks) {
    this.folders = folders;
    this.environment = environment;
    this.tracing = tracing;
    this.forks = forks;
  }

  /**
   * Starts a program; its exit is {@link ToolExit#FOLDER_IN_USE} when another one holds the folder.
   *
   * @param out hears standard output, {@code err} standard error, each on a thread of its own
   */
  public RunningTool start(ToolCommand command, LineSink out, LineSink err) throws IOException {
    return start(RunRecord.ofThisProcess(), command, OutputReader.lines(out), err);
  }

  private RunningTool start(RunRecord run, ToolCommand command, OutputReader out, LineSink err)
      throws IOException {
    var record = run.write(folders.running());
    try {
      var process = process(command, run.mark());
      return new RunningTool(process, run.mark(), record, out, err, span(command));
    } catch (IOException e) {
      Files.deleteIfExists(record);
      throw e;
    }
  }

  private Process process(ToolCommand command, String mark) throws IOException {
    var visible = visible(command, mark);
    var forked = forks.fork(command, mark, visible, this::start);
    return forked.isPresent() ? forked.get() : builder(command, visible).start();
  }

  /** By the program's name alone: arguments may hold what is nobody's business. */
  private Optional<Span> span(ToolCommand command) {
    var program = Path.of(command.arguments().getFirst()).getFileName().toString();
    return tracing
        .part(SpanKind.INTERNAL, program)
        .map(span -> span.put("process.executable.name", program));
  }

  private ProcessBuilder builder(ToolCommand command, Map<String, String> visible) {
    var line = new ArrayList<String>();
    line.addAll(List.of("/bin/sh", folders.supervisor().toString(), command.folder().toString()));
    line.addAll(limited(command));
    var builder = new ProcessBuilder(line).directory(command.folder().toFile());
    builder.environment().clear();
    builder.environment().putAll(visible);
    return builder;
  }

  private Map<String, String> visible(ToolCommand command, String mark) {
    var visible = environment.of(mark, folders.home(), command.folder());
    command.proxies().ifPresent(own -> ToolEnvironment.replaceProxies(visible, own));
    return visible;
  }

  /** A folder for what programs need not be asked each time. */
  Path answers(String name) {
    return folders.answers(name);
  }

  private List<String> limited(ToolCommand command) {
    var limiter = folders.limiter().toString();
    return command
        .limits()
        .map(limits -> limits.around(limiter, command.arguments()))
        .orElse(command.arguments());
  }

  /** What a short run left: how it ended, what it printed, and the folder it worked in. */
  public record Ended(ToolExit exit, List<String> output, Path folder) {}

  /** Turns a short run into a result while its folder is still there. */
  @FunctionalInterface
  public interface Reading<T> {
    T read(Ended ended) throws IOException;
  }

  /** Writes a command for the folder it will run in. */
  @FunctionalInterface
  public interface InFolder {
    List<String> arguments(Path folder);
  }

  /**
   * Runs a program to its end in a folder of its own that is gone afterwards.
   *
   * @throws TimeoutException after {@code limit}; the program is gone by then
   */
  public <T> T runInScratch(InFolder command, Duration limit, Reading<T> reading)
      throws IOException, InterruptedException, TimeoutException {
    var output = new Output();
    return runInScratch(
        command,
        output,
        limit,
        ended -> reading.read(new Ended(ended.exit(), output.lines(), ended.folder())));
  }

  /**
   * The same for a program that may print much.
   *
   * @param out hears it line by line; {@link Ended#output} is empty
   */
  public <T> T runInScratch(InFolder command, LineSink out, Duration limit, Reading<T> reading)
      throws IOException, InterruptedException, TimeoutException {
    return runCommand(
        folder -> new ToolCommand(command.arguments(folder), folder),
        OutputReader.lines(out),
        limit,
        reading);
  }

  /** Writes a whole command for the folder it will run in. */
  @FunctionalInterface
  public interface CommandInFolder {
    ToolCommand in(Path folder);
  }

  /** The same for a program that runs under limits, or whose output is no text. */
  public <T> T runCommand(
      CommandInFolder command, OutputReader out, Duration limit, Reading<T> reading)
      throws IOException, InterruptedException, TimeoutException {
    var run = RunRecord.ofThisProcess();
    var folder = Files.createDirectory(folders.scratch().resolve(run.mark()));
    try {
      var exit = run(run, command.in(folder), out, limit);
      return reading.read(new Ended(exit, List.of(), folder));
    } finally {
      Folders.deleteQuietly(folder);
    }
  }

  private ToolExit run(RunRecord run, ToolCommand command, OutputReader out, Duration limit)
      throws IOException, InterruptedException, TimeoutException {
    try (var tool = start(run, command, out, line -> {})) {
      if (!tool.await(limit)) {
        throw new TimeoutException(command.arguments().getFirst() + " took over " + limit);
      }
      return tool.exit();
    }
  }

  /** What a program printed, up to a limit. */
  private static final class Output implements LineSink {
    private final List<String> lines = new ArrayList<>();
    private int characters;

    @Override
    public synchronized void line(String line) {
      characters += line.length();
      if (characters < MOST_CHARACTERS) {
        lines.add(line);
      }
    }

    synchronized List<String> lines() {
      return List.copyOf(lines);
    }
  }
}
