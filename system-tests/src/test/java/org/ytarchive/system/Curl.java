package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs command lines as a document prints them, by a shell and the real curl. */
final class Curl {
  private static final long LIMIT_SECONDS = 60;
  private static final String PRINTED = "localhost:8000";

  private final int port;

  Curl(int port) {
    this.port = port;
  }

  /** What the command prints; its port is ours. */
  String run(String printed) {
    assertThat(printed).contains(PRINTED);
    var command = printed.replace(PRINTED, "localhost:" + port).replace("curl ", "curl -sS ");
    try {
      var process =
          new ProcessBuilder(List.of("sh", "-c", command)).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as(command).isTrue();
      assertThat(process.exitValue()).as("%s\n%s", command, text).isZero();
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(command, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode json(String printed) {
    return Json.read(run(printed));
  }
}
