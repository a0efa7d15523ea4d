package org.ytarchive.common.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The settings of one start, read from the environment once and checked as a whole. */
public final class Settings {
  private static final String FILE_SUFFIX = "_FILE";

  private final Map<Setting, String> values;

  private Settings(Map<Setting, String> values) {
    this.values = values;
  }

  /**
   * Reads, checks and completes the settings. A secret may come as {@code NAME_FILE}: the file's
   * first line. An empty variable counts as not set.
   *
   * @throws SettingsException naming every wrong value, in one line
   */
  public static Settings read(Map<String, String> environment) {
    var problems = new ArrayList<String>();
    var values = new EnumMap<Setting, String>(Setting.class);
    for (var setting : Setting.values()) {
      value(setting, environment, problems).ifPresent(v -> values.put(setting, v));
    }
    problems.addAll(unknownNames(environment));
    var complete = Defaults.complete(values, environment);
    problems.addAll(Buckets.problems(complete));
    if (!problems.isEmpty()) {
      throw new SettingsException(String.join("; ", problems));
    }
    return new Settings(complete);
  }

  private static Optional<String> value(
      Setting setting, Map<String, String> environment, List<String> problems) {
    var given = given(setting, environment, problems);
    var wrong = given.filter(v -> !setting.kind().accepts(v));
    wrong.ifPresent(
        v -> problems.add(setting + " must be " + setting.kind().form() + shown(setting, v)));
    return wrong.isPresent() ? Optional.empty() : given;
  }

  private static String shown(Setting setting, String value) {
    return setting.kind() == SettingKind.SECRET ? "" : ", not '" + value + "'";
  }

  private static Optional<String> given(
      Setting setting, Map<String, String> environment, List<String> problems) {
    var plain = Optional.ofNullable(environment.get(setting.name())).filter(v -> !v.isBlank());
    if (plain.isPresent() || setting.kind() != SettingKind.SECRET) {
      return plain.map(String::strip);
    }
    return Optional.ofNullable(environment.get(setting + FILE_SUFFIX))
        .filter(v -> !v.isBlank())
        .flatMap(file -> firstLine(setting, Path.of(file), problems));
  }

  private static Optional<String> firstLine(Setting setting, Path file, List<String> problems) {
    try (var lines = Files.lines(file)) {
      return lines.findFirst().map(String::strip);
    } catch (IOException e) {
      problems.add(setting + FILE_SUFFIX + " cannot be read: " + file);
      return Optional.empty();
    }
  }

  /** Only our own prefix can be told from the rest of the environment. */
  private static List<String> unknownNames(Map<String, String> environment) {
    return environment.keySet().stream()
        .filter(name -> name.startsWith("YTARCHIVE_") && !known(name))
        .sorted()
        .map(name -> name + " is no setting (docs/configuration.md lists them)")
        .toList();
  }

  private static boolean known(String name) {
    return name.equals(Setting.YTARCHIVE_HOME.name()) || name.equals("YTARCHIVE_JAVA");
  }

  /** The value, if there is one. */
  public Optional<String> find(Setting setting) {
    return Optional.ofNullable(values.get(setting));
  }

  /** The value of a setting that has a default. */
  public String get(Setting setting) {
    return find(setting).orElseThrow(() -> new SettingsException(setting + " is not set"));
  }

  public Path path(Setting setting) {
    return Path.of(get(setting));
  }

  public int port(Setting setting) {
    return Integer.parseInt(get(setting));
  }

  public boolean isOn(Setting setting) {
    return Boolean.parseBoolean(get(setting));
  }

  /** The same settings with one more. */
  public Settings with(Setting setting, String value) {
    var changed = new EnumMap<>(values);
    changed.put(setting, value);
    return new Settings(changed);
  }

  /** By environment name, for {@code ${NAME}} in the services' {@code application.yml}. */
  public Map<String, Object> asProperties() {
    var properties = new TreeMap<String, Object>();
    values.forEach((setting, value) -> properties.put(setting.name(), value));
    return properties;
  }

  /** Names only: values may be secret. */
  @Override
  public String toString() {
    return "Settings" + values.keySet();
  }
}
