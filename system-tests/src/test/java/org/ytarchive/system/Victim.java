package org.ytarchive.system;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** What is killed. */
enum Victim {
  JVM,
  YT_DLP,
  POSTGRES;

  /**
   * Kills it as {@code kill -9} does, and brings back what does not come back by itself.
   *
   * @return what was hit, in words; empty when there was nothing of the kind just then
   */
  Optional<String> strike(StackProcess stack, RandomGenerator random) {
    return switch (this) {
      case JVM -> Optional.of(killJvm(stack));
      case YT_DLP -> killTool(stack, random);
      case POSTGRES -> killPostgres(stack);
    };
  }

  private static String killJvm(StackProcess stack) {
    var what = "the JVM " + stack.pid();
    stack.kill();
    stack.restart();
    return what;
  }

  private static Optional<String> killTool(StackProcess stack, RandomGenerator random) {
    var tools = stack.processes().tools();
    if (tools.isEmpty()) {
      return Optional.empty();
    }
    var tool = tools.get(random.nextInt(tools.size()));
    tool.kill();
    return Optional.of("a tool: " + shortened(tool.command()));
  }

  private static Optional<String> killPostgres(StackProcess stack) {
    var postmaster = stack.processes().named("/bin/postgres").stream().findFirst();
    postmaster.ifPresent(HomeProcesses.Found::kill);
    return postmaster.map(found -> "PostgreSQL " + found.pid());
  }

  private static String shortened(String command) {
    return command.length() > 100 ? command.substring(0, 100) : command;
  }
}
