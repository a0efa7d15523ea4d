package org.ytarchive.storage.serving;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A file server in a process of its own, whose time and processor use can be read. */
record MeasuredServer(String name, Process process, int port, String path)
    implements AutoCloseable {
  private static final double TICKS_PER_SECOND = 100; // sysconf(_SC_CLK_TCK) on every Linux

  /** What one fetch of the whole file took. */
  record Fetch(double seconds, double cpuSeconds) {}

  Fetch fetch(long bytes) throws IOException {
    double cpu = cpuSeconds();
    long start = System.nanoTime();
    read(bytes);
    double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    return new Fetch(seconds, cpuSeconds() - cpu);
  }

  /** Reads and forgets, as cheaply as a Java client can. */
  private void read(long bytes) throws IOException {
    try (var socket = SocketChannel.open(new InetSocketAddress("127.0.0.1", port))) {
      var request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
      socket.write(StandardCharsets.US_ASCII.encode(request));
      var buffer = ByteBuffer.allocateDirect(1024 * 1024);
      long received = 0;
      for (int n = socket.read(buffer); n >= 0; n = socket.read(buffer.clear())) {
        received += n;
      }
      if (received < bytes) {
        throw new IOException(name + " sent " + received + " bytes of " + bytes);
      }
    }
  }

  /** User and system time of the process and its children (nginx's workers). */
  private double cpuSeconds() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .mapToDouble(p -> cpuSeconds(p.pid()))
        .sum();
  }

  private static double cpuSeconds(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    } catch (IOException gone) {
      return 0;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
