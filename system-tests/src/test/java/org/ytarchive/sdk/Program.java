package org.ytarchive.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ytarchive.house.Checkout;

/** A program outside of ours, run to its end. */
record Program(List<String> command, Path folder) {
  private static final List<String> LIBRARIES = List.of("jackson-", "jakarta.annotation-api-");

  /** Of {@code client/examples}, on the client's jar and what that needs. */
  static Program example(String name) {
    var source = Checkout.file("client/examples/" + name + ".java");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new Program(
        List.of(java, "-XX:TieredStopAtLevel=1", "-cp", classpath(), source.toString()),
        Checkout.root());
  }

  private static String classpath() {
    var libraries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(
                entry ->
                    LIBRARIES.stream()
                        .anyMatch(Path.of(entry).getFileName().toString()::startsWith));
    return Stream.concat(Stream.of(published("").toString()), libraries)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * What the build makes of the client.
   *
   * @param what {@code -sources}, {@code -javadoc}, or nothing
   */
  static Path published(String what) {
    var jar = Checkout.file("client/target/ytarchive-client-0.1.0" + what + ".jar");
    assertThat(jar).as("made by 'mvn package'").exists();
    return jar;
  }

  /** Returns all that it said; it must end well. */
  String run(String url, List<String> arguments, Map<String, String> environment)
      throws IOException, InterruptedException {
    var all = new ArrayList<>(command);
    all.add(url);
    all.addAll(arguments);
    return run(all, folder, environment);
  }

  static String run(List<String> command, Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s said: %s", command, said).isZero();
    return said;
  }
}
