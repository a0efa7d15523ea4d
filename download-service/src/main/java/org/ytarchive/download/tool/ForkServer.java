package org.ytarchive.download.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process that holds yt-dlp loaded and forks one for each run: {@code fork_server.py}. */
final class ForkServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ForkServer.class);
  private static final String READY = "ready";

  /** Makes place for a run's own command line in lists of processes. */
  private static final String ROOM = " ".repeat(6000);

  /** Starts the program that forks. */
  @FunctionalInterface
  interface Starter {
    RunningTool start(ToolCommand command, LineSink out, LineSink err) throws IOException;
  }

  private final Path folder;
  private final Path socket;
  private final JsonMapper mapper;
  private final AtomicBoolean ready = new AtomicBoolean();
  private final RunningTool tool;

  /**
   * Starts one; it is of use once it {@link #isReady}.
   *
   * @param keepReady ends it when it got no work for so long
   */
  ForkServer(
      PythonPackage python,
      ToolFolders folders,
      Duration keepReady,
      JsonMapper mapper,
      Starter starter)
      throws IOException {
    this.folder = Files.createTempDirectory(folders.scratch(), "f");
    this.socket = folder.resolve("s");
    this.mapper = mapper;
    var command = new ToolCommand(arguments(python, folders.forker(), keepReady), folder);
    this.tool = starter.start(command, this::hear, line -> LOG.warn("fork server: {}", line));
    tool.onEnd(() -> Thread.ofVirtual().start(this::close));
  }

  private List<String> arguments(PythonPackage python, Path script, Duration keepReady) {
    var line = new ArrayList<>(python.interpreter());
    line.addAll(List.of(script.toString(), socket.toString()));
    line.addAll(
        List.of("" + keepReady.toSeconds(), python.folder().map(Path::toString).orElse("")));
    line.add(ROOM);
    return line;
  }

  private void hear(String line) {
    ready.set(line.equals(READY));
  }

  boolean wasReady() {
    return ready.get();
  }

  boolean isReady() {
    return ready.get() && !tool.isOver();
  }

  boolean isOver() {
    return tool.isOver();
  }

  /**
   * Forks a run.
   *
   * @throws IOException when the server is gone; then nothing was started
   */
  Process fork(ToolCommand command, String mark, Map<String, String> environment)
      throws IOException {
    var opened = new ArrayList<SocketChannel>();
    try {
      opened.add(ask(new ForkRequest.Stream(mark, "out")));
      opened.add(ask(new ForkRequest.Stream(mark, "err")));
      opened.add(
          ask(
              new ForkRequest.Run(
                  mark, command.folder().toString(), command.arguments(), environment)));
      return new ForkedProcess(opened.get(2), opened.get(0), opened.get(1));
    } catch (IOException e) {
      for (var channel : opened) {
        channel.close();
      }
      throw e;
    }
  }

  private SocketChannel ask(ForkRequest request) throws IOException {
    var line = ByteBuffer.wrap((mapper.writeValueAsString(request) + "\n").getBytes(UTF_8));
    var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    while (line.hasRemaining()) {
      channel.write(line);
    }
    return channel;
  }

  @Override
  public void close() {
    tool.close();
    Folders.deleteQuietly(folder);
  }
}
