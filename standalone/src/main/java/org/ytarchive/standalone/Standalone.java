package org.ytarchive.standalone;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.LogFiles;
import org.ytarchive.common.settings.Setting;
import org.ytarchive.common.settings.Settings;
import org.ytarchive.common.settings.SettingsException;
import org.ytarchive.standalone.postgres.PostgresException;

/** Runs the stack until the process is told to stop. */
public final class Standalone {
  private static final Logger log = LoggerFactory.getLogger(Standalone.class);

  private Standalone() {}

  public static void main(String[] args) {
    var exit = run();
    if (exit != ExitCode.DONE) {
      System.exit(exit.code());
    }
  }

  private static ExitCode run() {
    try {
      long before = System.nanoTime();
      var settings = Settings.read(System.getenv());
      if (settings.isOn(Setting.LOG_FILES)) {
        LogFiles.open(settings.path(Setting.YTARCHIVE_HOME), "standalone");
      }
      var stack = new Stack(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack), "stop"));
      stack.start();
      announce(settings, stack.furtherAddresses(), (System.nanoTime() - before) / 1_000_000);
      return ExitCode.DONE;
    } catch (SettingsException e) {
      return refuse(ExitCode.WRONG_SETTINGS, e);
    } catch (StartException e) {
      return refuse(e.exit(), e);
    } catch (PostgresException e) {
      return refuse(ExitCode.FAILED, e);
    }
  }

  private static void stop(Stack stack) {
    log.info("stopping");
    stack.close();
    log.info("stopped");
  }

  private static ExitCode refuse(ExitCode exit, Exception e) {
    System.err.println("ytarchive: " + e.getMessage());
    return exit;
  }

  private static void announce(Settings settings, Map<String, String> further, long milliseconds) {
    for (var service : Service.values()) {
      log.info("{} service: {}", service.title(), service.url(settings));
    }
    further.forEach((title, address) -> log.info("{}: {}", title, address));
    log.info("up after {} ms; home is {}", milliseconds, settings.get(Setting.YTARCHIVE_HOME));
  }
}
