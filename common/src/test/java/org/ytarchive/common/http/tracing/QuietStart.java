package org.ytarchive.common.http.tracing;

import java.util.Map;
import org.ytarchive.common.http.Caller;
import org.ytarchive.common.http.SampleServer;

/** A process that nobody traces, for {@link UntracedTest} to look at. */
final class QuietStart {

  private QuietStart() {}

  public static void main(String[] arguments) throws Exception {
    try (var server = SampleServer.start(Map.of())) {
      Caller.call(server, "GET", "/sample");
    }
    System.exit(0);
  }
}
