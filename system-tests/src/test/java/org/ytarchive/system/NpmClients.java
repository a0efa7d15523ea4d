package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.ytarchive.house.Checkout;

/**
 * Programs that speak with the stack as old clients do: those of {@code src/test/npm}, and others
 * of this machine. {@code ./ytarchive test} installs what they need.
 */
public final class NpmClients {
  private static final Path FOLDER = Checkout.file("system-tests/target/npm");
  private static final long END_SECONDS = 10;

  private NpmClients() {}

  /** One of our scripts, as it is run by Node. */
  public static Client script(String name, String... arguments) {
    var command = new ArrayList<>(List.of(program("node"), script(name)));
    command.addAll(List.of(arguments));
    return new Client(command);
  }

  /** A program that came with a package. */
  public static Client installed(String name, String... arguments) {
    var command = new ArrayList<>(List.of(program("node"), script("node_modules/.bin/" + name)));
    command.addAll(List.of(arguments));
    return new Client(command);
  }

  /**
   * The status that an interactive page shows for an operation that is tried out in it.
   *
   * @param profile a folder for the browser
   * @param token what the page is given under "Authorize", if anything
   */
  public static String tryOut(
      URI page, Path profile, String tag, String operation, String... token) {
    var words = new ArrayList<>(List.of(program("chromium"), page.toString(), profile.toString()));
    words.addAll(List.of(tag, operation));
    words.addAll(List.of(token));
    try (var browser = script("tryout.mjs", words.toArray(String[]::new))) {
      await("the page's answer")
          .atMost(Duration.ofSeconds(120))
          .failFast("the browser failed", () -> browser.status() > 0)
          .until(() -> browser.status() == 0);
      return browser.lines().getLast();
    }
  }

  /**
   * Newman, to which a documented port is another one.
   *
   * @param ports as JSON, {@code {"8001": 34567}}
   */
  public static Client newman(String ports, String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                program("env"),
                "PORTS=" + ports,
                "NODE_OPTIONS=--import=" + script("ports.mjs"),
                program("node"),
                script("node_modules/.bin/newman")));
    command.addAll(List.of(arguments));
    return new Client(command);
  }

  private static String script(String name) {
    var script = FOLDER.resolve(name);
    assertThat(script).as("./ytarchive test installs the npm packages there").exists();
    return script.toString();
  }

  /** A program on the PATH; the test fails in plain words when there is none. */
  public static String program(String name) {
    for (var folder : System.getenv("PATH").split(":")) {
      if (Files.isExecutable(Path.of(folder, name))) {
        return Path.of(folder, name).toString();
      }
    }
    throw new AssertionError(name + " is not on the PATH; ./ytarchive test installs it");
  }

  /** Runs a program to its end and gives what it printed. */
  public static String run(String... command) {
    try {
      var process = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
      process.getOutputStream().close();
      var printed =
          new String(
              process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      process.waitFor();
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A program that runs, and the lines it has printed. It ends with its input, or is killed. */
  public static final class Client implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Process process;

    private Client(List<String> command) {
      try {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Thread.ofVirtual().start(this::read);
    }

    private void read() {
      try (BufferedReader reader = process.inputReader()) {
        reader.lines().forEach(lines::add);
      } catch (IOException | UncheckedIOException ended) {
        lines.add("(its output ended: " + ended + ")");
      }
    }

    public List<String> lines() {
      return lines;
    }

    public boolean isAlive() {
      return process.isAlive();
    }

    /** Its exit status once it has ended; -1 while it runs. */
    public int status() {
      return process.isAlive() ? -1 : process.exitValue();
    }

    @Override
    public void close() {
      try {
        process.getOutputStream().close();
        process.waitFor(END_SECONDS, TimeUnit.SECONDS);
      } catch (IOException e) {
        process.destroyForcibly();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        process.destroyForcibly();
      }
    }
  }
}
