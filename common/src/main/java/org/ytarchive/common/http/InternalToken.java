package org.ytarchive.common.http;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.settings.Setting;
import org.ytarchive.common.settings.Settings;

/**
 * What the services of one home show each other: {@code INTERNAL_TOKEN}, else one made at the first
 * start and kept in the home, where its owner alone can read it.
 */
final class InternalToken {
  private static final Logger log = LoggerFactory.getLogger(InternalToken.class);
  private static final String FILE = "internal-token";
  private static final int BYTES = 32;

  private InternalToken() {}

  static Settings complete(Settings settings) {
    return settings.find(Setting.INTERNAL_TOKEN).isPresent()
        ? settings
        : settings.with(Setting.INTERNAL_TOKEN, kept(settings.path(Setting.YTARCHIVE_HOME)));
  }

  private static String kept(Path home) {
    var file = home.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        make(home, file);
      }
      return Files.readString(file).strip();
    } catch (IOException | UnsupportedOperationException e) {
      log.warn("calls between services count as anybody's: no token can be kept in {}", file, e);
      return random();
    }
  }

  /** Under its name only when it is whole; of several that start at once, one makes it. */
  private static void make(Path home, Path file) throws IOException {
    Files.createDirectories(home);
    var draft = Files.createTempFile(home, "." + FILE, "");
    try {
      Files.writeString(draft, random());
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException anotherWasFirst) {
      log.debug("{} is there already", file);
    } finally {
      Files.delete(draft);
    }
  }

  private static String random() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
