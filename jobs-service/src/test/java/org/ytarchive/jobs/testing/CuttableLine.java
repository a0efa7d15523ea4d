package org.ytarchive.jobs.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A way to a server that can be cut and mended: to whoever uses it, the server is away. */
public final class CuttableLine implements AutoCloseable {
  private final List<Socket> open = new ArrayList<>();
  private final ServerSocket door;
  private final int target;
  private boolean cut;

  public CuttableLine(int target) throws IOException {
    this.target = target;
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::welcome);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Also ends what is about to be let in. */
  public synchronized void cut() {
    cut = true;
    open.forEach(CuttableLine::end);
    open.clear();
  }

  public synchronized void mend() {
    cut = false;
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

  private synchronized void join(Socket from) {
    if (cut) {
      end(from);
      return;
    }
    try {
      var to = new Socket();
      to.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
      open.addAll(List.of(from, to));
      Thread.ofVirtual().start(() -> pass(from, to));
      Thread.ofVirtual().start(() -> pass(to, from));
    } catch (IOException e) {
      end(from);
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      end(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
