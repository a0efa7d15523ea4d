package org.ytarchive.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What stands before replicas: gives each connection to the next one that listens. */
final class Balancer implements AutoCloseable {
  private static final int CONNECT_MS = 1_000;

  private final ServerSocket entrance;
  private final List<Integer> replicas = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();

  Balancer() {
    try {
      entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + entrance.getLocalPort();
  }

  void add(int port) {
    replicas.add(port);
  }

  private void accept() {
    try {
      while (!entrance.isClosed()) {
        var caller = entrance.accept();
        Thread.ofVirtual().start(() -> serve(caller));
      }
    } catch (IOException closed) {
      // the end of the test
    }
  }

  private void serve(Socket caller) {
    try (caller;
        var replica = connect().orElseThrow(() -> new IOException("no replica listens"))) {
      var back = Thread.ofVirtual().start(() -> pump(replica, caller));
      pump(caller, replica);
      back.join();
    } catch (IOException e) {
      // either side went; the caller sees a connection that closes
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Socket> connect() {
    int first = turn.getAndIncrement();
    for (int i = 0; i < replicas.size(); i++) {
      var socket = new Socket();
      try {
        int port = replicas.get(Math.floorMod(first + i, replicas.size()));
        socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MS);
        return Optional.of(socket);
      } catch (IOException away) {
        close(socket);
      }
    }
    return Optional.empty();
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException gone) {
      // the other way ends, too
    } finally {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // nothing else to do
    }
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
