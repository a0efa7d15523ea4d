package org.ytarchive.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sends forms as a browser does, and makes videos to send. */
final class Uploads {
  private static final String BOUNDARY = "----upload7MA4YWxkTrZu0gW";
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private Uploads() {}

  /**
   * @param fields names and values in turn
   */
  static Answer send(Caller doors, Path file, String name, String... fields) {
    var form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(part("name=\"" + fields[i] + "\"")).append(fields[i + 1]).append("\r\n");
    }
    form.append(part("name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: video/mp4"));
    try {
      var body =
          BodyPublishers.concat(
              text(form.toString()),
              BodyPublishers.ofFile(file),
              text("\r\n--" + BOUNDARY + "--\r\n"));
      return Caller.send(
          HttpRequest.newBuilder(doors.address("/upload"))
              .timeout(LIMIT)
              .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
              .POST(body)
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpRequest.BodyPublisher text(String text) {
    return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
  }

  private static String part(String disposition) {
    return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
  }

  /** A test picture with a tone; {@code more} goes before the name of the file. */
  static Path video(Path file, int width, int height, int seconds, String... more) {
    var command =
        new ArrayList<>(
            List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=%dx%d:rate=25".formatted(width, height),
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440",
                "-t",
                Integer.toString(seconds),
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-g",
                "25",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac"));
    command.addAll(List.of(more));
    return ffmpeg(file, command);
  }

  /** Sound in an MP4, as phones record it. */
  static Path sound(Path file) {
    return ffmpeg(
        file, List.of("-f", "lavfi", "-i", "sine=frequency=440", "-t", "2", "-c:a", "aac"));
  }

  private static Path ffmpeg(Path file, List<String> arguments) {
    var command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-y", "-loglevel", "error"));
    command.addAll(arguments);
    command.add(file.toString());
    run(command);
    return file;
  }

  /** What ffprobe says of a file, as JSON. */
  static JsonNode probe(Path file) {
    return Json.read(
        run(
            List.of(
                "ffprobe",
                "-v",
                "error",
                "-of",
                "json",
                "-show_format",
                "-show_streams",
                "-count_packets",
                file.toString())));
  }

  private static String run(List<String> command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where an answer's body lies afterwards. */
  static Path save(Answer answer, Path file) {
    try {
      return Files.write(file, answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
