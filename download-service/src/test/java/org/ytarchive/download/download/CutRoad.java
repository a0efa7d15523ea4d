package org.ytarchive.download.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to the database that can be cut and mended. */
final class CutRoad implements AutoCloseable {
  private final String target;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean open = true;

  private CutRoad(String target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  static CutRoad to(String jdbcUrl) throws IOException {
    return new CutRoad(jdbcUrl);
  }

  String url() {
    return target.replaceFirst("//[^/]+/", "//127.0.0.1:" + server.getLocalPort() + "/");
  }

  void cut() {
    open = false;
    sockets.forEach(CutRoad::close);
    sockets.clear();
  }

  void mend() {
    open = true;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var from = server.accept();
        if (open) {
          join(from);
        } else {
          from.close();
        }
      } catch (IOException e) {
        return;
      }
    }
  }

  private void join(Socket from) throws IOException {
    var uri = URI.create(target.substring("jdbc:".length()));
    var to = new Socket(uri.getHost(), uri.getPort());
    sockets.add(from);
    sockets.add(to);
    Thread.ofVirtual().start(() -> copy(from, to));
    Thread.ofVirtual().start(() -> copy(to, from));
  }

  private static void copy(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException cut) {
      close(from);
    }
    close(to);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    cut();
    server.close();
  }
}
