package org.ytarchive.house;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.settings.Setting;

/** {@code docs/configuration.md}, the settings and the services' {@code application.yml} agree. */
class ConfigTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `([A-Z0-9_]+)` \\| (.+?) \\| (.+?) \\|$", Pattern.MULTILINE);
  private static final Pattern FIXED_ROW =
      Pattern.compile("^\\| `(ytarchive\\.[a-z.-]+)` \\| `(.+?)` \\|", Pattern.MULTILINE);
  private static final Pattern YAML = Pattern.compile("( *)([a-z-]+): *(.*)");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z0-9_]+)(:[^}]*)?}");
  private static final Pattern PLAIN_VALUE = Pattern.compile("`[^`]*`");

  private static final Map<String, String> DOCUMENTED =
      ROW.matcher(Checkout.text(Checkout.file("docs/configuration.md")))
          .results()
          .collect(
              toMap(row -> row.group(1), row -> row.group(2), (a, b) -> a + b, LinkedHashMap::new));

  @ParameterizedTest
  @EnumSource
  void setting_isDocumentedWithItsDefault(Setting setting) {
    var documented = DOCUMENTED.getOrDefault(setting.name(), "(no row)");

    if (setting.fallback().isEmpty()) {
      assertThat(documented)
          .as("worked out at start or none: say so in words")
          .isNotEqualTo("(no row)")
          .doesNotMatch(PLAIN_VALUE);
    } else {
      assertThat(documented).isEqualTo("`" + setting.fallback() + "`");
    }
  }

  @Test
  void document_namesNothingElse() {
    assertThat(DOCUMENTED.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Setting.values()).map(Enum::name).toList());
  }

  /** A misspelt name would be empty for ever, and nobody would be told. */
  @ParameterizedTest
  @ValueSource(strings = {"jobs", "metadata", "download", "storage"})
  void applicationYml_namesOnlySettings(String service) {
    assertThat(placeholders(service))
        .isNotEmpty()
        .allSatisfy(found -> assertThat(found.group(1)).isIn(names()))
        .allSatisfy(
            found ->
                assertThat(found.group(2))
                    .as("a default of %s here would be a second truth", found.group(1))
                    .isIn(null, ":"));
  }

  /** Keys without a setting are documented as they stand in the files. */
  @Test
  void document_namesEveryFixedKeyWithItsValue() {
    var fixed =
        Stream.of("jobs", "metadata", "download", "storage")
            .flatMap(service -> fixedKeys(service).entrySet().stream())
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
    var documented =
        FIXED_ROW
            .matcher(Checkout.text(Checkout.file("docs/configuration.md")))
            .results()
            .collect(toMap(row -> row.group(1), row -> row.group(2)));

    assertThat(fixed).isNotEmpty().isEqualTo(documented);
  }

  private static Map<String, String> fixedKeys(String service) {
    var keys = new LinkedHashMap<String, String>();
    String section = "";
    for (var line : Checkout.text(applicationYml(service)).lines().toList()) {
      var found = YAML.matcher(line);
      if (!found.matches()) {
        continue;
      }
      int depth = found.group(1).length() / 2;
      section = ancestors(section, depth) + found.group(2);
      if (section.startsWith("ytarchive.") && !found.group(3).isEmpty()) {
        keys.put(section, found.group(3));
      }
      section += ".";
    }
    keys.values().removeIf(value -> value.startsWith("${"));
    return keys;
  }

  private static String ancestors(String section, int depth) {
    return Arrays.stream(section.split("\\."))
        .limit(depth)
        .map(part -> part + ".")
        .collect(Collectors.joining());
  }

  /** A setting nobody reads is a promise nobody keeps. */
  @Test
  void setting_isReadSomewhere() {
    var logback = Checkout.text(Checkout.file("common/src/main/resources/logback.xml"));
    var inFiles =
        Stream.of("jobs", "metadata", "download", "storage")
            .flatMap(service -> placeholders(service).stream())
            .map(found -> found.group(1));

    var inLogback =
        Stream.of(Setting.LOG_LEVEL, Setting.LOG_FORMAT).map(Enum::name).filter(logback::contains);
    assertThat(
            Stream.of(inFiles, readInCode(), inLogback)
                .flatMap(read -> read)
                .collect(Collectors.toSet()))
        .containsAll(names());
  }

  private static Stream<String> readInCode() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.ytarchive")
            .stream()
            .filter(type -> !type.getPackageName().equals("org.ytarchive.common.settings"))
            .flatMap(type -> type.getFieldAccessesFromSelf().stream())
            .filter(access -> access.getTargetOwner().isEquivalentTo(Setting.class))
            .map(JavaFieldAccess::getTarget)
            .map(field -> field.getName());
  }

  private static List<MatchResult> placeholders(String service) {
    var settings = Checkout.text(applicationYml(service)).replaceAll("(?m)^\\s*#.*$", "");
    return PLACEHOLDER.matcher(settings).results().toList();
  }

  private static Path applicationYml(String service) {
    return Checkout.file(
        service + "-service/src/main/resources/services/" + service + "/application.yml");
  }

  private static Set<String> names() {
    return Arrays.stream(Setting.values()).map(Enum::name).collect(Collectors.toSet());
  }
}
