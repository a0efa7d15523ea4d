package org.ytarchive.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.settings.Setting;
import org.ytarchive.common.settings.SettingKind;

/**
 * The {@code Dockerfile}, {@code docker-compose.yml} and {@code .env.example} know all there is.
 */
class ComposeFilesTest {
  private static final String COMPOSE = text("docker-compose.yml");
  private static final String EXAMPLE = text(".env.example");
  private static final Pattern NAME = Pattern.compile("^# (\\w+)=", Pattern.MULTILINE);
  private static final Pattern USED = Pattern.compile("\\$\\{(\\w+)");
  private static final Pattern PASSED_ON = Pattern.compile("^ +(\\w+):$", Pattern.MULTILINE);
  private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");

  /** A secret comes from a file, so that it stands in no container's environment. */
  @ParameterizedTest
  @EnumSource
  void setting_isInTheExample(Setting setting) {
    assertThat(examples())
        .as("# %s= in .env.example, after a line that says what it is", variable(setting))
        .containsOnlyOnce(variable(setting));
  }

  @ParameterizedTest
  @EnumSource
  void setting_reachesTheServices(Setting setting) {
    assertThat(COMPOSE.lines().map(String::strip))
        .as("%s: under x-settings in docker-compose.yml", variable(setting))
        .anyMatch(line -> line.startsWith(variable(setting) + ":") || setsInRun(setting));
  }

  private static boolean setsInRun(Setting setting) {
    return text("deploy/docker/run.sh").contains("export " + variable(setting));
  }

  private static String variable(Setting setting) {
    return setting.kind() == SettingKind.SECRET ? setting + "_FILE" : setting.name();
  }

  /** With what holds when nothing is set. */
  @ParameterizedTest
  @EnumSource
  void example_hasTheDefault(Setting setting) {
    boolean passedOn = matches(PASSED_ON, COMPOSE).anyMatch(setting.name()::equals);
    if (passedOn && !setting.fallback().isEmpty()) {
      assertThat(EXAMPLE.lines()).contains("# " + setting + "=" + setting.fallback());
    }
  }

  @Test
  void example_namesEverythingThatCanBeSet() {
    assertThat(Stream.concat(matches(USED, COMPOSE), passedOn()))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(name).isIn(examples()));
  }

  private static Stream<String> passedOn() {
    var settings = COMPOSE.substring(COMPOSE.indexOf("x-settings"), COMPOSE.indexOf("x-inside"));
    return matches(PASSED_ON, settings);
  }

  /** But for who looks at figures, under a profile. */
  @Test
  void gateway_aloneIsPublished_onLoopback() {
    var published = COMPOSE.lines().filter(l -> l.contains(":-127.0.0.1}:")).toList();
    assertThat(published).hasSize(5);
    assertThat(COMPOSE.lines().filter(l -> l.strip().startsWith("ports:")).map(String::strip))
        .containsExactly(
            "ports:",
            "ports: [\"127.0.0.1:${PROMETHEUS_PORT:-9090}:9090\"]",
            "ports: [\"127.0.0.1:${GRAFANA_PORT:-3000}:3000\"]");
    assertThat(COMPOSE.indexOf("    ports:\n")).isGreaterThan(COMPOSE.indexOf("  gateway:"));
  }

  /** A module that is not copied would be missing to Maven. */
  @Test
  void dockerfile_copiesEveryModule() {
    var dockerfile = text("Dockerfile").lines().toList();
    assertThat(matches(MODULE, text("pom.xml")))
        .isNotEmpty()
        .allSatisfy(m -> assertThat(dockerfile).contains("COPY " + m + " " + m));
  }

  /** Backups that stood in the container would go with it. */
  @Test
  void backups_lieOnAVolume() {
    assertThat(COMPOSE.lines().map(String::strip))
        .contains("BACKUP_DIR: /backups/ytarchive", "- ${BACKUP_VOLUME:-backups}:/backups");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x64", "arm64"})
  void javascriptRuntime_isPinnedByItsHash(String processor) {
    assertThat(text("deploy/docker/javascript/package-lock.json"))
        .containsPattern(
            "@deno/linux-"
                + processor
                + "-glibc\": \\{\\s+\"version\": .*\\s+\"integrity\": \"sha512-");
  }

  private static List<String> examples() {
    return matches(NAME, EXAMPLE).toList();
  }

  private static Stream<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(r -> r.group(1));
  }

  private static String text(String file) {
    return Checkout.text(Checkout.file(file));
  }

  /** Nobody's registry or machine: what is built here is built anywhere. */
  @Test
  void files_nameNoRegistry() {
    var files = List.of("Dockerfile", "deploy/docker/javascript/package-lock.json");
    assertThat(Arrays.asList("resolved", "registry."))
        .allSatisfy(
            word -> assertThat(files).allSatisfy(f -> assertThat(text(f)).doesNotContain(word)));
  }
}
