package org.ytarchive.download;

import org.ytarchive.common.http.ServiceRunner;

/** Runs the download service in a process of its own. */
public final class Application {

  private Application() {}

  public static void main(String[] args) {
    ServiceRunner.main("download");
  }
}
