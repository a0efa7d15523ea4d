package org.ytarchive.system;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Ports that nobody listens on. Each test JVM of a build has a range of its own, below those that
 * the system gives to connections, and goes round in it: what is free now is free when a stack
 * opens it.
 */
final class FreePorts {
  private static final int FIRST = 10_000;
  private static final int EACH = 3_000;
  private static final int RANGES = 3;
  private static final int FORK = Integer.getInteger("ytarchive.fork", 1);
  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() % EACH));

  private FreePorts() {}

  static List<Integer> take(int count) {
    return Stream.generate(FreePorts::next).filter(FreePorts::isFree).limit(count).toList();
  }

  private static int next() {
    return FIRST + FORK % RANGES * EACH + NEXT.getAndIncrement() % EACH;
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
