package org.ytarchive.system;

import java.util.Locale;

/** The four services, in the order of their ports. */
public enum Service {
  JOBS,
  METADATA,
  DOWNLOAD,
  STORAGE;

  /** The setting its port comes from. */
  String portSetting() {
    return name() + "_PORT";
  }

  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
