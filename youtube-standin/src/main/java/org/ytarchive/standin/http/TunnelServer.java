package org.ytarchive.standin.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/** The loopback port that plays an HTTP proxy: one virtual thread per connection. */
public final class TunnelServer implements AutoCloseable {
  private final ServerSocket listener;
  private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Tunnel.Rules rules;

  private TunnelServer(ServerSocket listener, Tunnel.Rules rules) {
    this.listener = listener;
    this.rules = rules;
  }

  /**
   * Listens from now on.
   *
   * @param address port 0 for any free one
   * @param allowed whether a tunnel to this host is opened; others are answered 403
   * @param refused hears of each host that was asked for and is not allowed
   */
  public static TunnelServer start(
      InetSocketAddress address,
      SSLContext tls,
      Predicate<String> allowed,
      Consumer<String> refused,
      Site site) {
    try {
      var listener = new ServerSocket(address.getPort(), 200, address.getAddress());
      var rules = new Tunnel.Rules(tls.getSocketFactory(), allowed, refused, site);
      var server = new TunnelServer(listener, rules);
      Thread.ofVirtual().name("standin-accept").start(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(address + " cannot be listened on", e);
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        serve(listener.accept());
      } catch (IOException ignored) {
        // The listener was closed, or a client was gone before it was greeted: nothing else ends.
      }
    }
  }

  private void serve(Socket socket) {
    open.add(socket);
    connections.execute(
        () -> {
          try (socket) {
            new Tunnel(socket, rules).serve();
          } catch (IOException ignored) {
            // A client that hangs up in the middle is ordinary: a killed yt-dlp does.
          } finally {
            open.remove(socket);
          }
        });
  }

  /** Ends every connection; those that hold or stall end too. */
  @Override
  public void close() {
    try {
      listener.close();
      for (var socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      connections.shutdownNow();
      connections.close();
    }
  }
}
