package org.ytarchive.system;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** What is killed. */
enum Victim {
  JVM,
  YT_DLP,
  POSTGRES;

  /**
   * What was hit.
   *
   * @param words for a person
   * @param work a tool's command line, where the job's id stands; empty when it was no tool
   */
  record Hit(String words, String work) {

    /** Whether the work for this job was stopped by it. */
    boolean stopped(String jobId) {
      return work.isEmpty() || work.contains(jobId);
    }
  }

  /**
   * Kills it as {@code kill -9} does; the JVM is started again, the others come back themselves.
   */
  Optional<Hit> strike(StackProcess stack, RandomGenerator random) {
    return switch (this) {
      case JVM -> Optional.of(killJvm(stack));
      case YT_DLP -> killTool(stack, random);
      case POSTGRES -> killPostgres(stack);
    };
  }

  private static Hit killJvm(StackProcess stack) {
    var what = "the JVM " + stack.pid();
    stack.kill();
    stack.restart();
    return new Hit(what, "");
  }

  /** Mostly the program itself, now and then its supervisor. */
  private static Optional<Hit> killTool(StackProcess stack, RandomGenerator random) {
    boolean supervisors = random.nextInt(4) == 0;
    var tools =
        stack.processes().tools().stream()
            .filter(tool -> tool.supervises() == supervisors)
            .toList();
    if (tools.isEmpty()) {
      return Optional.empty();
    }
    var tool = tools.get(random.nextInt(tools.size()));
    tool.kill();
    var what = supervisors ? "a supervisor " : "a tool ";
    return Optional.of(new Hit(what + tool.pid(), tool.command()));
  }

  private static Optional<Hit> killPostgres(StackProcess stack) {
    var postmaster = stack.processes().named("/bin/postgres").stream().findFirst();
    postmaster.ifPresent(HomeProcesses.Found::kill);
    return postmaster.map(found -> new Hit("PostgreSQL " + found.pid(), ""));
  }
}
