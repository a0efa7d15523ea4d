package org.ytarchive.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ytarchive.common.settings.Setting;
import org.ytarchive.common.settings.Settings;
import org.ytarchive.common.settings.SettingsException;

/** The token the command line shows: the first of the file the services read. */
final class Tokens {

  private Tokens() {}

  static Optional<String> own(Settings settings) {
    return settings.find(Setting.API_TOKENS_FILE).flatMap(file -> first(Path.of(file)));
  }

  private static Optional<String> first(Path file) {
    try (var lines = Files.lines(file)) {
      return lines
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .findFirst();
    } catch (IOException e) {
      throw new SettingsException("API_TOKENS_FILE cannot be read: " + file);
    }
  }
}
