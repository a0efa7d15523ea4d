package org.ytarchive.standalone.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What one may say to making a backup as well as to bringing one back. */
final class CopyOptions {
  @Option(
      names = "--database",
      paramLabel = "SERVICE=FILE",
      description =
          "A service whose schema lies in a database of its own: FILE has its DATABASE_URL=…,"
              + " DATABASE_USER=… and DATABASE_PASSWORD=…. May be given several times.")
  private Map<String, Path> apart = new HashMap<>();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This text.")
  private boolean help;

  Databases databases() {
    return new Databases(apart);
  }
}
