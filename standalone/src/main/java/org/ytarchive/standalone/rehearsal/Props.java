package org.ytarchive.standalone.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.ytarchive.common.settings.Setting;
import org.ytarchive.common.settings.Settings;
import org.ytarchive.standalone.postgres.FreePort;

/** A home, ports and tools that are of use to nobody else. */
final class Props {
  private static final Map<Setting, String> TOOLS =
      Map.of(
          Setting.YTDLP_PATH, "yt-dlp",
          Setting.FFMPEG_PATH, "ffmpeg",
          Setting.FFPROBE_PATH, "ffprobe");

  private Props() {}

  /**
   * @param database where one is that was made for this; empty: the stack brings its own. Never
   *     what the operator's environment says: what acts here is nobody's archive.
   */
  static Settings settings(Path folder, Map<String, String> database) throws IOException {
    var environment = new HashMap<>(database);
    environment.put(Setting.YTARCHIVE_HOME.name(), folder.resolve("home").toString());
    environment.put(Setting.API_REQUESTS_PER_MINUTE.name(), "0");
    int port = FreePort.row(4);
    environment.put(Setting.JOBS_PORT.name(), "" + port);
    environment.put(Setting.METADATA_PORT.name(), "" + (port + 1));
    environment.put(Setting.DOWNLOAD_PORT.name(), "" + (port + 2));
    environment.put(Setting.STORAGE_PORT.name(), "" + (port + 3));
    environment.put(Setting.DOORS_PORT.name(), "0");
    for (var tool : TOOLS.entrySet()) {
      environment.put(tool.getKey().name(), put(tool.getValue(), folder).toString());
    }
    return Settings.read(environment);
  }

  private static Path put(String tool, Path folder) throws IOException {
    var file = folder.resolve(tool);
    try (var in = Props.class.getResourceAsStream("/rehearsal/" + tool)) {
      if (in == null) {
        throw new IOException("the build has no /rehearsal/" + tool);
      }
      Files.copy(in, file);
    }
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
    return file;
  }
}
