package org.ytarchive.common.settings;

import static org.ytarchive.common.settings.Setting.BACKUP_DIR;
import static org.ytarchive.common.settings.Setting.BIND_ADDRESS;
import static org.ytarchive.common.settings.Setting.BUCKET_NAME;
import static org.ytarchive.common.settings.Setting.DOWNLOAD_DIR;
import static org.ytarchive.common.settings.Setting.DOWNLOAD_PORT;
import static org.ytarchive.common.settings.Setting.DOWNLOAD_URL;
import static org.ytarchive.common.settings.Setting.JOBS_PORT;
import static org.ytarchive.common.settings.Setting.JOBS_URL;
import static org.ytarchive.common.settings.Setting.METADATA_PORT;
import static org.ytarchive.common.settings.Setting.METADATA_URL;
import static org.ytarchive.common.settings.Setting.S3_ENDPOINT;
import static org.ytarchive.common.settings.Setting.S3_PATH_STYLE;
import static org.ytarchive.common.settings.Setting.STORAGE_BACKEND;
import static org.ytarchive.common.settings.Setting.STORAGE_PORT;
import static org.ytarchive.common.settings.Setting.STORAGE_ROOTS;
import static org.ytarchive.common.settings.Setting.STORAGE_URL;
import static org.ytarchive.common.settings.Setting.TEMP_DIR;
import static org.ytarchive.common.settings.Setting.YTARCHIVE_HOME;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What follows from what: the home from the user, folders from the home, addresses from ports. */
final class Defaults {
  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");

  private Defaults() {}

  static Map<Setting, String> complete(
      Map<Setting, String> given, Map<String, String> environment) {
    var all = new EnumMap<Setting, String>(Setting.class);
    all.putAll(given);
    for (var setting : Setting.values()) {
      if (!setting.fallback().isEmpty()) {
        all.putIfAbsent(setting, setting.fallback());
      }
    }
    all.putIfAbsent(YTARCHIVE_HOME, home(environment).toString());
    folders(all, Path.of(text(all, YTARCHIVE_HOME)).toAbsolutePath().normalize());
    addresses(all);
    buckets(all);
    return all;
  }

  private static void folders(Map<Setting, String> all, Path home) {
    all.put(YTARCHIVE_HOME, home.toString());
    all.putIfAbsent(DOWNLOAD_DIR, home.resolve("downloads").toString());
    all.putIfAbsent(BACKUP_DIR, home + "-backups");
    all.putIfAbsent(TEMP_DIR, home.resolve("tmp").toString());
    all.putIfAbsent(STORAGE_ROOTS, "/downloads=" + text(all, DOWNLOAD_DIR));
  }

  /** A bucket alone is Google's, as the collector's clients know it. */
  private static void buckets(Map<Setting, String> all) {
    all.putIfAbsent(STORAGE_BACKEND, text(all, BUCKET_NAME).isEmpty() ? "local" : "gcs");
    all.putIfAbsent(S3_PATH_STYLE, String.valueOf(!text(all, S3_ENDPOINT).isEmpty()));
  }

  private static void addresses(Map<Setting, String> all) {
    all.putIfAbsent(JOBS_URL, url(all, JOBS_PORT));
    all.putIfAbsent(METADATA_URL, url(all, METADATA_PORT));
    all.putIfAbsent(DOWNLOAD_URL, url(all, DOWNLOAD_PORT));
    all.putIfAbsent(STORAGE_URL, url(all, STORAGE_PORT));
  }

  private static String url(Map<Setting, String> all, Setting port) {
    var bound = text(all, BIND_ADDRESS);
    var host = EVERY_ADDRESS.contains(bound) ? "127.0.0.1" : bound;
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + text(all, port);
  }

  private static Path home(Map<String, String> environment) {
    if ("root".equals(System.getProperty("user.name"))) {
      return Path.of("/var/lib/ytarchive");
    }
    var data = environment.getOrDefault("XDG_DATA_HOME", "");
    var base =
        data.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "share")
            : Path.of(data);
    return base.resolve("ytarchive");
  }

  private static String text(Map<Setting, String> all, Setting setting) {
    return all.getOrDefault(setting, "");
  }
}
