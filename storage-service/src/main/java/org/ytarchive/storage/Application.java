package org.ytarchive.storage;

import org.ytarchive.common.http.ServiceRunner;

/** Runs the storage service in a process of its own. */
public final class Application {

  private Application() {}

  public static void main(String[] args) {
    ServiceRunner.main("storage");
  }
}
