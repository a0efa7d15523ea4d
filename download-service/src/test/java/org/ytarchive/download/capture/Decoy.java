package org.ytarchive.download.capture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Something that must not be reached: counts who comes, and hangs up. */
final class Decoy implements AutoCloseable {
  private final ServerSocket listener;
  private final AtomicInteger hits = new AtomicInteger();

  private Decoy(ServerSocket listener) {
    this.listener = listener;
  }

  static Decoy start(String address) throws IOException {
    var decoy = new Decoy(new ServerSocket(0, 50, InetAddress.getByName(address)));
    Thread.ofVirtual().start(decoy::count);
    return decoy;
  }

  private void count() {
    while (!listener.isClosed()) {
      try (var visitor = listener.accept()) {
        hits.incrementAndGet();
        visitor.getOutputStream().flush();
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  int hits() {
    return hits.get();
  }

  int port() {
    return listener.getLocalPort();
  }

  private String authority() {
    return listener.getInetAddress().getHostAddress() + ":" + port();
  }

  String url(String path) {
    return "http://" + authority() + path;
  }

  String rtsp(String path) {
    return "rtsp://" + authority() + path;
  }

  String named(String path) {
    return "http://decoy.test:" + port() + path;
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
