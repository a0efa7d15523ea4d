package org.ytarchive.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ytarchive.house.Checkout;
import org.ytarchive.system.Full;

/**
 * The project {@code client/examples/stranger}, copied to where nothing of ours is, with a Maven
 * that has an empty local repository. The client comes from a repository that holds it alone;
 * everything else from Central, or, unless all is tested, from what was once fetched from there.
 */
final class StrangersProject {
  private static final String PLACE = "org/ytarchive/ytarchive-client/0.1.0/ytarchive-client-0.1.0";

  private final Path folder;

  private StrangersProject(Path folder) {
    this.folder = folder;
  }

  static StrangersProject in(Path folder) throws IOException {
    var sources = Checkout.file("client/examples/stranger");
    try (Stream<Path> files = Files.walk(sources)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        copy(file, folder.resolve(sources.relativize(file).toString()));
      }
    }
    return new StrangersProject(folder);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to);
  }

  void build() throws IOException, InterruptedException {
    publish();
    Files.writeString(folder.resolve("settings.xml"), settings());
    maven(
        folder,
        "--settings",
        "settings.xml",
        "-Dmaven.repo.local=" + folder.resolve("empty"),
        "compile",
        "dependency:build-classpath",
        "-Dmdep.outputFile=classpath");
    assertNothingElseOfOurs();
  }

  /** The parent, the server modules and what they need must not be asked for. */
  private void assertNothingElseOfOurs() throws IOException {
    assertThat(folder.resolve("empty/org/ytarchive"))
        .isDirectoryNotContaining(
            path -> !path.getFileName().toString().equals("ytarchive-client"));
    assertThat(Files.readString(folder.resolve("classpath")).split(File.pathSeparator))
        .extracting(entry -> Path.of(entry).getFileName().toString())
        .allMatch(jar -> jar.matches("(ytarchive-client|jackson-|jakarta\\.annotation-api).*"));
  }

  private void publish() throws IOException, InterruptedException {
    var published = folder.resolve("published");
    if (Full.isOn()) {
      maven(
          Checkout.root(),
          "--projects",
          "client",
          "-DskipTests",
          "-DaltDeploymentRepository=published::" + published.toUri(),
          "deploy");
      return;
    }
    copy(Checkout.file("client/target/.flattened-pom.xml"), published.resolve(PLACE + ".pom"));
    for (var what : List.of("", "-sources", "-javadoc")) {
      copy(Program.published(what), published.resolve(PLACE + what + ".jar"));
    }
  }

  private String settings() {
    var central =
        Full.isOn()
            ? ""
            : """
              <mirrors><mirror><id>fetched</id><mirrorOf>central</mirrorOf>
                <url>%s</url></mirror></mirrors>
              """
                .formatted(fetchedBefore().toUri());
    return """
        <settings>
          %s
          <profiles><profile><id>ytarchive</id><repositories><repository><id>ytarchive</id>
            <url>%s</url></repository></repositories></profile></profiles>
          <activeProfiles><activeProfile>ytarchive</activeProfile></activeProfiles>
        </settings>
        """
        .formatted(central, folder.resolve("published").toUri());
  }

  /** The local repository that this build takes its libraries from. */
  private static Path fetchedBefore() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.contains("/com/fasterxml/"))
        .map(entry -> Path.of(entry.substring(0, entry.indexOf("/com/fasterxml/"))))
        .findFirst()
        .orElseThrow();
  }

  private static void maven(Path folder, String... arguments)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                program(),
                "--batch-mode",
                "--quiet",
                "--no-transfer-progress",
                "--strict-checksums"));
    command.remove(Full.isOn() ? "" : "--strict-checksums"); // a local repository has none
    command.addAll(List.of(arguments));
    Program.run(command, folder, Map.of("JAVA_HOME", System.getProperty("java.home")));
  }

  private static String program() {
    return Optional.ofNullable(System.getenv("MAVEN_HOME"))
        .map(home -> Path.of(home, "bin", "mvn"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .orElse("mvn");
  }

  /** On the oldest Java that the client is for, where that is installed. */
  String run(String url, List<String> arguments, Map<String, String> environment)
      throws IOException, InterruptedException {
    var classpath =
        "target/classes" + File.pathSeparator + Files.readString(folder.resolve("classpath"));
    return new Program(List.of(java(), "-cp", classpath, "demo.Stranger"), folder)
        .run(url, arguments, environment);
  }

  private static String java() {
    try (Stream<Path> installed = Files.list(Path.of("/usr/lib/jvm"))) {
      return installed
          .filter(jvm -> jvm.getFileName().toString().matches("java-17-openjdk.*|temurin-17.*"))
          .map(jvm -> jvm.resolve("bin/java"))
          .filter(Files::isExecutable)
          .findFirst()
          .map(Path::toString)
          .orElseGet(StrangersProject::ours);
    } catch (IOException none) {
      return ours();
    }
  }

  private static String ours() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
