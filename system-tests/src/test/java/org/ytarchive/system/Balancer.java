package org.ytarchive.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What stands before replicas: gives each connection to any of those that listen. Those of one
 * Socket.IO client must meet the same one, so all of these go to the first.
 */
final class Balancer implements AutoCloseable {
  private static final int CONNECT_MS = 1_000;
  private static final int FIRST_LINE = 8 * 1024;
  private static final String SOCKET_IO = " /socket.io/";

  private final ServerSocket entrance;
  private final List<Integer> replicas = new CopyOnWriteArrayList<>();
  private final Random random = new Random(20_250_126L);

  Balancer() {
    try {
      entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  int port() {
    return entrance.getLocalPort();
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
    try (caller) {
      var first = new byte[FIRST_LINE];
      int length = caller.getInputStream().read(first);
      if (length > 0) {
        pass(caller, Arrays.copyOf(first, length));
      }
    } catch (IOException e) {
      // either side went; the caller sees a connection that closes
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(Socket caller, byte[] first) throws IOException, InterruptedException {
    try (var replica = connect(first).orElseThrow(() -> new IOException("no replica listens"))) {
      replica.getOutputStream().write(first);
      var back = Thread.ofVirtual().start(() -> pump(replica, caller));
      pump(caller, replica);
      back.join();
    }
  }

  private Optional<Socket> connect(byte[] request) {
    var line = new String(request, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("");
    int first = line.contains(SOCKET_IO) ? 0 : random.nextInt(Math.max(1, replicas.size()));
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
      to.shutdownOutput();
    } catch (IOException gone) { // the other way ends, too
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
