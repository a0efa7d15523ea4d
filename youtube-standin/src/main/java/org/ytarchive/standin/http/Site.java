package org.ytarchive.standin.http;

import java.io.IOException;

/** What stands behind the hosts of a tunnel. */
@FunctionalInterface
public interface Site {
  Response answer(Request request) throws IOException, InterruptedException;
}
