package org.ytarchive.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What this program calls itself. */
public final class ProgramVersion {

  private ProgramVersion() {}

  /** As the build has it, {@code 0.1.0}. */
  public static String get() {
    var versions = new Properties();
    try (var in = ProgramVersion.class.getResourceAsStream("versions.properties")) {
      versions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return versions.getProperty("ytarchive");
  }
}
