package org.ytarchive.standalone;

import static java.util.Locale.ROOT;

import org.ytarchive.common.settings.Setting;
import org.ytarchive.common.settings.Settings;

/** The four, and the settings that say where each is. */
public enum Service {
  JOBS(Setting.JOBS_PORT, Setting.JOBS_URL),
  METADATA(Setting.METADATA_PORT, Setting.METADATA_URL),
  DOWNLOAD(Setting.DOWNLOAD_PORT, Setting.DOWNLOAD_URL),
  STORAGE(Setting.STORAGE_PORT, Setting.STORAGE_URL);

  private final Setting port;
  private final Setting url;

  Service(Setting port, Setting url) {
    this.port = port;
    this.url = url;
  }

  /** As {@code ytarchive.service} and the database schema name it. */
  public String title() {
    return name().toLowerCase(ROOT);
  }

  Setting portSetting() {
    return port;
  }

  int port(Settings settings) {
    return settings.port(port);
  }

  /** Where its callers reach it. */
  public String url(Settings settings) {
    return settings.get(url);
  }
}
