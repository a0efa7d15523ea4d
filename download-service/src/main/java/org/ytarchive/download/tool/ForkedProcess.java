package org.ytarchive.download.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run of {@link ForkServer} as what Java knows a process to be: closing its standard input ends
 * it with its whole group, as {@code supervise.sh} would.
 */
final class ForkedProcess extends Process {
  private static final Logger LOG = LoggerFactory.getLogger(ForkedProcess.class);
  private static final Pattern EXIT = Pattern.compile("exit (\\d+)\n");
  private static final int LONGEST_ANSWER = 64;

  /** What a keeper that was killed leaves: its run was killed with it. */
  private static final int KILLED = 137;

  private final SocketChannel control;
  private final InputStream out;
  private final InputStream err;
  private final CompletableFuture<Integer> end = new CompletableFuture<>();

  ForkedProcess(SocketChannel control, SocketChannel out, SocketChannel err) {
    this.control = control;
    this.out = Channels.newInputStream(out);
    this.err = Channels.newInputStream(err);
    Thread.ofVirtual().name("forked-process").start(this::awaitAnswer);
  }

  private void awaitAnswer() {
    end.complete(answer());
    destroy();
  }

  private int answer() {
    try {
      var answer = Channels.newInputStream(control).readNBytes(LONGEST_ANSWER);
      var exit = EXIT.matcher(new String(answer, StandardCharsets.US_ASCII));
      return exit.matches() ? Integer.parseInt(exit.group(1)) : KILLED;
    } catch (IOException e) {
      LOG.debug("a run's keeper is gone: {}", e.toString());
      return KILLED;
    }
  }

  /** Never written to; closing it ends the run. */
  @Override
  public OutputStream getOutputStream() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("a run reads nothing");
      }

      @Override
      public void close() throws IOException {
        if (isAlive()) {
          control.shutdownOutput();
        }
      }
    };
  }

  @Override
  public InputStream getInputStream() {
    return out;
  }

  @Override
  public InputStream getErrorStream() {
    return err;
  }

  @Override
  public int waitFor() throws InterruptedException {
    while (!waitFor(1, TimeUnit.HOURS)) {
      LOG.debug("a run goes on");
    }
    return exitValue();
  }

  @Override
  public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
    try {
      end.get(timeout, unit);
      return true;
    } catch (java.util.concurrent.TimeoutException stillRunning) {
      return false;
    } catch (java.util.concurrent.ExecutionException never) {
      throw new IllegalStateException(never);
    }
  }

  @Override
  public int exitValue() {
    if (!end.isDone()) {
      throw new IllegalThreadStateException("it still runs");
    }
    return end.join();
  }

  @Override
  public boolean isAlive() {
    return !end.isDone();
  }

  @Override
  public CompletableFuture<Process> onExit() {
    return end.thenApply(code -> this);
  }

  @Override
  public void destroy() {
    try {
      control.close();
    } catch (IOException e) {
      LOG.debug("a run's control was gone already: {}", e.toString());
    }
  }
}
