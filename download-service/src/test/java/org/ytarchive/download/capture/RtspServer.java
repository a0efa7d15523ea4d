package org.ytarchive.download.capture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * GStreamer's RTSP server, run by the distribution's Python; see {@code cameras/rtsp-server.py}.
 */
final class RtspServer implements AutoCloseable {
  private static final Path PYTHON = Path.of("/usr/bin/python3");

  private final Path script;
  private final String[] login;
  private Process process;
  private final int port;

  private RtspServer(Path folder, String... login) throws IOException {
    this.script = Files.createDirectories(folder).resolve("rtsp-server.py");
    this.login = login;
    try (InputStream in = RtspServer.class.getResourceAsStream("/cameras/rtsp-server.py")) {
      Files.write(script, Objects.requireNonNull(in).readAllBytes());
    }
    this.process = run(0);
    this.port = portOf(process);
  }

  /**
   * @param login none, or {@code user:password} and perhaps {@code digest}
   */
  static RtspServer start(Path folder, String... login) {
    try {
      return new RtspServer(folder, login);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process run(int wantedPort) throws IOException {
    var command = new ArrayList<>(List.of(PYTHON.toString(), script.toString()));
    command.add(Integer.toString(wantedPort));
    command.addAll(List.of(login));
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .start();
  }

  private static int portOf(Process process) throws IOException {
    var reader = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
    var line = reader.readLine();
    if (line == null || !line.startsWith("port ")) {
      throw new IOException(
          "GStreamer's RTSP server does not run here; it needs Debian's python3-gi,"
              + " gir1.2-gst-rtsp-server-1.0 and gstreamer1.0-plugins-base, -good, -bad, -ugly");
    }
    return Integer.parseInt(line.substring("port ".length()));
  }

  String url(String path) {
    return "rtsp://127.0.0.1:" + port + path;
  }

  int port() {
    return port;
  }

  /** As a power cut does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** At its old address. */
  void startAgain() throws IOException {
    process = run(port);
    portOf(process);
  }

  /** It neither answers nor hangs up any more. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
