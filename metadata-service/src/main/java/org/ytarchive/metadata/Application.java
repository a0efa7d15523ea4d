package org.ytarchive.metadata;

import org.ytarchive.common.http.ServiceRunner;

/** Runs the metadata service in a process of its own. */
public final class Application {

  private Application() {}

  public static void main(String[] args) {
    ServiceRunner.main("metadata");
  }
}
