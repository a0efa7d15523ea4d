package org.ytarchive.standalone.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports on loopback nobody listens on. They are taken below the range the system hands out to
 * outgoing connections: one of those could hold ours just when the server restarts.
 */
public final class FreePort {
  private static final int LOWEST = 20_000;
  private static final int BEYOND = 32_000;
  private static final int TRIES = 200;

  private FreePort() {}

  /** A random free one. */
  public static int any() {
    return ThreadLocalRandom.current()
        .ints(TRIES, LOWEST, BEYOND)
        .filter(FreePort::isFree)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no free port found on 127.0.0.1"));
  }

  /** The first of so many free ones in a row. */
  public static int row(int length) {
    return ThreadLocalRandom.current()
        .ints(TRIES, LOWEST, BEYOND)
        .filter(first -> IntStream.range(first, first + length).allMatch(FreePort::isFree))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no free ports found on 127.0.0.1"));
  }

  public static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
