package org.ytarchive.common.http;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/**
 * {@code logs/app.log} and {@code logs/error.log} under the home ({@code
 * youtube-downloader-sessions.md}, "Logs"), besides what goes to the console. Two processes never
 * write to, and turn over, the same file: who comes second to a home has a folder of its own there.
 */
public final class LogFiles {
  private static final org.slf4j.Logger log = LoggerFactory.getLogger(LogFiles.class);
  private static final String APPENDER = "APP";
  private static final String PROPERTY = "ytarchive.logs";

  /** A lock goes with its channel, and that with the last who knows it. */
  private static final List<FileChannel> HELD = new ArrayList<>();

  private LogFiles() {}

  /**
   * From now on. Does nothing where the process logs to files already; a home that cannot be
   * written is a warning.
   *
   * @param process how the folder of the second process is called
   */
  public static synchronized void open(Path home, String process) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
        && context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(APPENDER) == null) {
      try {
        context.putProperty(PROPERTY, folder(home.resolve("logs"), process).toString());
        add(context);
      } catch (IOException | JoranException e) {
        log.warn("no log is written to files: {}", e.toString());
      }
    }
  }

  private static void add(LoggerContext context) throws JoranException {
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(
        Objects.requireNonNull(LogFiles.class.getResource("/logback-files.xml")));
  }

  private static Path folder(Path logs, String process) throws IOException {
    Files.createDirectories(logs);
    return isOurs(logs) ? logs : Files.createDirectories(logs.resolve(process));
  }

  /** Held until the process ends, however it does. */
  private static boolean isOurs(Path logs) throws IOException {
    var channel =
        FileChannel.open(
            logs.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        HELD.add(channel);
        return true;
      }
    } catch (OverlappingFileLockException heldByThisProcess) {
      log.debug("{} are ours already", logs);
    }
    channel.close();
    return false;
  }
}
