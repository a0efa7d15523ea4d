package org.ytarchive.download.egress;

import java.io.IOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The connections of one way to a source; they live as long as it at most. */
final class Connections implements AutoCloseable {
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed = false;

  void hold(Socket connection) throws IOException {
    open.add(connection);
    if (closed) {
      connection.close();
    }
  }

  void end(Socket connection) {
    Dialer.closeQuietly(connection);
    open.remove(connection);
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    open.forEach(Dialer::closeQuietly);
  }
}
