package org.ytarchive.download.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.tracing.Span;

/** A program that runs, with its whole process group. Close it: then nothing of it is left. */
public final class RunningTool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningTool.class);

  /** The supervisor needs 3 s for a group that is deaf to INT. */
  private static final Duration GRACE = Duration.ofMillis(3900);

  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  /** What a shell, too, says of a program that got a KILL. */
  private static final int KILLED = 128 + 9;

  private final Process supervisor;
  private final String mark;
  private final Path record;
  private final LastLines errors = new LastLines();
  private final Thread out;
  private final Thread err;
  private final Optional<Span> span;

  RunningTool(
      Process supervisor,
      String mark,
      Path record,
      OutputReader out,
      LineSink err,
      Optional<Span> span) {
    this.span = span;
    this.supervisor = supervisor;
    this.mark = mark;
    this.record = record;
    this.out = reader(supervisor.getInputStream(), out);
    this.err =
        reader(
            supervisor.getErrorStream(),
            OutputReader.lines(
                line -> {
                  errors.add(line);
                  err.line(line);
                }));
  }

  private static Thread reader(InputStream from, OutputReader to) {
    return Thread.ofVirtual().name("tool-output").start(() -> drain(from, to));
  }

  private static void drain(InputStream from, OutputReader to) {
    try (from) {
      to.read(from);
    } catch (IOException e) {
      LOG.debug("a tool's output ended: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody listens any more
    }
  }

  /** Whether it has ended and everything it printed was handed on. */
  public boolean isOver() {
    return !supervisor.isAlive() && !out.isAlive() && !err.isAlive();
  }

  /** Calls back at its end, on a thread that must not be kept waiting. */
  public void onEnd(Runnable heard) {
    supervisor.onExit().thenRun(heard);
  }

  /** Waits for its end; false if it still runs after that time. */
  public boolean await(Duration limit) throws InterruptedException {
    if (!supervisor.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    if (!out.join(LAST_WORDS) || !err.join(LAST_WORDS)) {
      MarkedProcesses.end(Set.of(mark), LAST_WORDS); // a child left the group and holds the pipe
      out.join(LAST_WORDS);
      err.join(LAST_WORDS);
    }
    return true;
  }

  /** How it ended; only once {@link #await} said so. */
  public ToolExit exit() {
    return new ToolExit(supervisor.exitValue(), errors.toList());
  }

  /**
   * Ends it if it still runs: INT, 3 s, KILL, for the program and every child. Returns when they
   * are gone, within 5 s, also when this thread is interrupted meanwhile.
   */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    try {
      interrupted |= end();
    } finally {
      out.interrupt();
      err.interrupt();
      Folders.deleteQuietly(record);
      span.ifPresent(this::tell);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void tell(Span told) {
    if (supervisor.isAlive()) {
      told.fail("it hangs");
    } else {
      told.put("process.exit.code", supervisor.exitValue());
      if (supervisor.exitValue() != 0) {
        told.fail("exit " + supervisor.exitValue());
      }
    }
    told.end();
  }

  private boolean end() {
    if (!supervisor.isAlive()) {
      endUnsupervised();
      return false;
    }
    closeInput();
    boolean interrupted = awaitDeaf(GRACE);
    MarkedProcesses.end(Set.of(mark), LAST_WORDS);
    return interrupted;
  }

  /**
   * A supervisor that was killed has ended nothing, and who watched over it may be gone as well.
   */
  private void endUnsupervised() {
    if (supervisor.exitValue() == KILLED) {
      MarkedProcesses.end(Set.of(mark), LAST_WORDS);
    }
  }

  private void closeInput() {
    try {
      supervisor.getOutputStream().close();
    } catch (IOException e) {
      LOG.debug("the supervisor was gone already: {}", e.toString());
    }
  }

  /** Waits through interrupts; tells whether there was one. */
  private boolean awaitDeaf(Duration limit) {
    boolean interrupted = false;
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        long left = deadline - System.nanoTime();
        supervisor.waitFor(Math.max(0, left), TimeUnit.NANOSECONDS);
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }
}
