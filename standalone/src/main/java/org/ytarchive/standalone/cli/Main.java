package org.ytarchive.standalone.cli;

import org.ytarchive.client.UnreachableException;
import org.ytarchive.client.YTArchiveException;
import org.ytarchive.common.settings.Settings;
import org.ytarchive.common.settings.SettingsException;
import org.ytarchive.standalone.ExitCode;
import org.ytarchive.standalone.StartException;
import org.ytarchive.standalone.backup.BackupException;
import org.ytarchive.standalone.postgres.PostgresException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the script {@code ytarchive} calls for everything that asks or shows. */
@Command(
    name = "./ytarchive",
    description = "Asks a running YTArchive.",
    subcommands = {
      ArchiveCommand.class,
      BackupCommand.class,
      DemoCommand.class,
      RestoreCommand.class,
      StatusCommand.class
    })
public final class Main {
  private static final String WHAT_NOW =
      ": './ytarchive up --detach' starts it, './ytarchive logs' says what happened";

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler((e, line, result) -> explain(e))
        .execute(args);
  }

  /** One line for what a person can act on; anything else is ours, with its stack trace. */
  private static int explain(Exception e) throws Exception {
    return switch (e) {
      case SettingsException wrong ->
          say(String.valueOf(wrong.getMessage()), ExitCode.WRONG_SETTINGS);
      case BackupException failed -> say(String.valueOf(failed.getMessage()), ExitCode.FAILED);
      case StartException refused -> say(String.valueOf(refused.getMessage()), refused.exit());
      case PostgresException failed -> say(String.valueOf(failed.getMessage()), ExitCode.FAILED);
      case UnreachableException away -> say(away.getMessage() + WHAT_NOW, ExitCode.FAILED);
      case YTArchiveException refusal -> say(String.valueOf(refusal.getMessage()), ExitCode.FAILED);
      default -> throw e;
    };
  }

  private static int say(String message, ExitCode exit) {
    System.err.println("ytarchive: " + message);
    return exit.code();
  }

  static Settings settings() {
    return Settings.read(System.getenv());
  }
}
