package org.ytarchive.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a port whose connections can be cut, all at once and as often as one likes. */
final class CuttableLine implements AutoCloseable {
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ServerSocket door;
  private final int target;

  CuttableLine(int target) {
    this.target = target;
    try {
      door = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::welcome);
  }

  int port() {
    return door.getLocalPort();
  }

  /** Gives how many there were. */
  int cut() {
    var all = Set.copyOf(open);
    all.forEach(this::end);
    return all.size() / 2;
  }

  private void welcome() {
    try {
      while (true) {
        join(door.accept());
      }
    } catch (IOException closed) {
      cut();
    }
  }

  private void join(Socket from) {
    try {
      var to = new Socket();
      to.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
      open.add(from);
      open.add(to);
      Thread.ofVirtual().start(() -> pass(from, to));
      Thread.ofVirtual().start(() -> pass(to, from));
    } catch (IOException away) {
      end(from);
    }
  }

  private void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException cutOff) {
      end(from);
    }
    end(from);
    end(to);
  }

  private void end(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }
}
