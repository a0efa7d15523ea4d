package org.ytarchive.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Server-sent events of one job, resumed with {@code Last-Event-ID} wherever they were cut off. */
final class ResumingStream implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI address;
  private final List<String> events = new CopyOnWriteArrayList<>();
  private volatile String last = "";
  private volatile boolean over;

  ResumingStream(int port, String job) {
    this.address = URI.create("http://127.0.0.1:" + port + "/jobs/" + job + "/events");
    Thread.ofVirtual().start(this::listen);
  }

  /** The names of the events that have a number, in the order they came. */
  List<String> events() {
    return events;
  }

  private void listen() {
    while (!over) {
      try {
        read();
      } catch (IOException cutOff) {
        continue;
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void read() throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
    if (!last.isEmpty()) {
      request.header("Last-Event-ID", last);
    }
    try (var lines = HTTP.send(request.build(), BodyHandlers.ofInputStream()).body();
        var reader =
            new java.io.BufferedReader(
                new java.io.InputStreamReader(lines, java.nio.charset.StandardCharsets.UTF_8))) {
      var id = "";
      var name = "";
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("event:")) {
          name = line.substring(6).strip();
        } else if (line.isEmpty() && !id.isEmpty()) {
          take(id, name);
          id = "";
        }
      }
    }
  }

  private void take(String id, String name) {
    if (!id.equals(last)) {
      last = id;
      events.add(name);
      over |= name.equals("job_completed") || name.equals("job_failed");
    }
  }

  @Override
  public void close() {
    over = true;
  }
}
