package org.ytarchive.jobs;

import org.ytarchive.common.http.ServiceRunner;

/** Runs the jobs service in a process of its own. */
public final class Application {

  private Application() {}

  public static void main(String[] args) {
    ServiceRunner.main("jobs");
  }
}
