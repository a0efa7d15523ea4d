package org.ytarchive.standalone.cli;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;
import org.ytarchive.common.settings.Setting;
import org.ytarchive.common.settings.Settings;
import org.ytarchive.standalone.backup.BackupException;
import org.ytarchive.standalone.backup.Source;
import org.ytarchive.standalone.backup.sql.Database;

/** Which service's schema is where: all in one database, or some in others that a file names. */
final class Databases {
  private static final List<Setting> OURS =
      List.of(Setting.DATABASE_URL, Setting.DATABASE_USER, Setting.DATABASE_PASSWORD);

  private final Map<String, Path> apart;

  /**
   * @param apart service title → a file with {@code DATABASE_URL=…} and the like, as that service's
   *     environment has them
   */
  Databases(Map<String, Path> apart) {
    this.apart = apart;
    for (var service : apart.keySet()) {
      if (!Source.ALL.contains(service)) {
        throw new BackupException(
            "--database names no service: '" + service + "' is none of " + Source.ALL);
      }
    }
  }

  /**
   * In the order in which they are to be read; {@code common} is asked for only if it is needed.
   */
  List<Source> sources(Supplier<Database> common) {
    var databases = new HashMap<String, Database>();
    apart.forEach((service, file) -> databases.put(service, read(file)));
    if (apart.size() < Source.ALL.size()) {
      var shared = common.get();
      Source.ALL.forEach(service -> databases.putIfAbsent(service, shared));
    }
    var schemas = new LinkedHashMap<Database, List<String>>();
    for (var service : Source.ALL) {
      var database = Objects.requireNonNull(databases.get(service));
      schemas.computeIfAbsent(database, d -> new ArrayList<>()).add(service);
    }
    return schemas.entrySet().stream().map(e -> new Source(e.getKey(), e.getValue())).toList();
  }

  private static Database read(Path file) {
    var settings = Settings.read(environment(file));
    return new Database(
        settings.get(Setting.DATABASE_URL),
        settings.get(Setting.DATABASE_USER),
        settings.find(Setting.DATABASE_PASSWORD).orElse(""));
  }

  private static Map<String, String> environment(Path file) {
    try {
      var all = new Properties();
      all.load(new StringReader(Files.readString(file)));
      var ours = new HashMap<String, String>();
      for (var setting : OURS) {
        for (var name : List.of(setting.name(), setting + "_FILE")) {
          if (all.getProperty(name) != null) {
            ours.put(name, all.getProperty(name));
          }
        }
      }
      return ours;
    } catch (IOException e) {
      throw new BackupException(file + " cannot be read: " + e, e);
    }
  }
}
