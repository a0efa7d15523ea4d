package org.ytarchive.download.capture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An RTSP server that answers each request but OPTIONS with a redirect. */
final class Rogue implements AutoCloseable {
  private final ServerSocket listener;
  private final String status;
  private final String location;

  private Rogue(ServerSocket listener, String status, String location) {
    this.listener = listener;
    this.status = status;
    this.location = location;
  }

  static Rogue answering(String status, String location) throws IOException {
    var socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    var rogue = new Rogue(socket, status, location);
    Thread.ofVirtual().start(rogue::serve);
    return rogue;
  }

  private void serve() {
    while (!listener.isClosed()) {
      try {
        var visitor = listener.accept();
        Thread.ofVirtual().start(() -> talk(visitor));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void talk(Socket visitor) {
    try (visitor;
        var in =
            new BufferedReader(
                new InputStreamReader(visitor.getInputStream(), StandardCharsets.US_ASCII))) {
      String first = in.readLine();
      while (first != null) {
        var number = "";
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
          number = line.startsWith("CSeq:") ? line : number;
        }
        var answer =
            first.startsWith("OPTIONS")
                ? "RTSP/1.0 200 OK\r\n" + number + "\r\nPublic: DESCRIBE\r\n\r\n"
                : "RTSP/1.0 %s\r\n%s\r\nLocation: %s\r\n\r\n".formatted(status, number, location);
        visitor.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        first = in.readLine();
      }
    } catch (IOException gone) {
      return; // it was cut off
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  String url() {
    return "rtsp://127.0.0.1:" + listener.getLocalPort() + "/cam";
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
