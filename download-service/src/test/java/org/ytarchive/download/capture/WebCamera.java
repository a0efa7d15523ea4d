package org.ytarchive.download.capture;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;

/**
 * Cameras that speak HTTP, on loopback: {@code /mjpeg} gives pictures one by one, {@code
 * /live/list.m3u8} a rolling list of parts. Everything else is put there by the tests.
 */
final class WebCamera implements AutoCloseable {
  private static final int PARTS = 40;
  private static final int SHOWN = 4;

  private final HttpServer server;
  private final Path parts;
  private final long begun = System.nanoTime();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private volatile boolean silent = false;

  private WebCamera(Path folder) throws IOException {
    this.parts = Files.createDirectories(folder);
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    answer("/mjpeg", this::pictures);
    answer("/live/", this::live);
    answer("/page", exchange -> text(exchange, 200, "text/html", "<html>no camera</html>"));
    server.start();
  }

  static WebCamera start(Path folder) {
    try {
      return new WebCamera(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  void answer(String path, Answer answer) {
    server.createContext(
        path,
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          try (exchange) {
            answer.to(exchange);
          }
        });
  }

  static void text(HttpExchange exchange, int status, String type, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  static void list(HttpExchange exchange, String lines) throws IOException {
    text(exchange, 200, "application/vnd.apple.mpegurl", "#EXTM3U\n#EXT-X-VERSION:3\n" + lines);
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** How often anything was asked for. */
  int hits() {
    return asked.size();
  }

  Queue<String> asked() {
    return asked;
  }

  /** It keeps its connections and says nothing more. */
  void fallSilent(boolean now) {
    silent = now;
  }

  void pictures(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace; boundary=frame");
    exchange.sendResponseHeaders(200, 0);
    var out = exchange.getResponseBody();
    for (int i = 0; ; i++) {
      if (!silent) {
        write(out, picture(i));
      }
      tick();
    }
  }

  /** It gives up after a second or so, every time. */
  void fewPictures(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace; boundary=frame");
    exchange.sendResponseHeaders(200, 0);
    for (int i = 0; i < 15; i++) {
      write(exchange.getResponseBody(), picture(i));
      tick();
    }
  }

  /** Never enough to see what it is. */
  static void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    while (true) {
      exchange.getResponseBody().write('x');
      exchange.getResponseBody().flush();
      tick();
      tick();
    }
  }

  private static void write(OutputStream out, byte[] picture) throws IOException {
    var head =
        "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + picture.length + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(picture);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** A camera's own pace. */
  private static void tick() {
    try {
      Thread.sleep(66);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] picture(int number) throws IOException {
    var image = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(Color.getHSBColor(number / 90f, 1, 1));
    graphics.fillRect(number * 3 % 160, 20, 40, 80);
    graphics.dispose();
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", bytes);
    return bytes.toByteArray();
  }

  /** Packs a video anew, with its index at the beginning. */
  static Path mp4(Path video, Path into) throws IOException, InterruptedException {
    run("-i", video.toString(), "-c", "copy", "-movflags", "+faststart", into.toString());
    return into;
  }

  private static void run(String... arguments) throws IOException, InterruptedException {
    var command = new java.util.ArrayList<>(java.util.List.of("ffmpeg", "-nostdin", "-v", "error"));
    command.addAll(java.util.List.of(arguments));
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException("ffmpeg made nothing");
    }
  }

  /** Makes the parts of the rolling list, a second each. */
  WebCamera withParts() throws IOException, InterruptedException {
    var made =
        new ProcessBuilder(
                "ffmpeg",
                "-nostdin",
                "-v",
                "error",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=320x240:rate=25",
                "-f",
                "lavfi",
                "-i",
                "sine",
                "-t",
                Integer.toString(PARTS),
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-g",
                "25",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                "-f",
                "segment",
                "-segment_time",
                "1",
                "-segment_format",
                "mpegts",
                parts.resolve("part%03d.ts").toString())
            .inheritIO()
            .start();
    if (made.waitFor() != 0) {
      throw new IOException("ffmpeg made no parts");
    }
    return this;
  }

  private void live(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    if (path.endsWith("list.m3u8")) {
      list(exchange, rolling());
    } else {
      part(exchange, path.substring(path.lastIndexOf('/') + 1));
    }
  }

  void part(HttpExchange exchange, String name) throws IOException {
    var part = parts.resolve(name);
    if (Files.isRegularFile(part)) {
      exchange.getResponseHeaders().set("Content-Type", "video/mp2t");
      exchange.sendResponseHeaders(200, Files.size(part));
      Files.copy(part, exchange.getResponseBody());
    } else {
      exchange.sendResponseHeaders(404, -1);
    }
  }

  /** The latest parts; one more each second. */
  private String rolling() {
    int newest = SHOWN + (int) ((System.nanoTime() - begun) / 1_000_000_000L);
    int first = newest - SHOWN;
    var lines = new StringBuilder("#EXT-X-TARGETDURATION:1\n");
    lines.append("#EXT-X-MEDIA-SEQUENCE:").append(first).append('\n');
    for (int i = first; i < newest; i++) {
      if (i % PARTS == 0 && i > 0) {
        lines.append("#EXT-X-DISCONTINUITY\n");
      }
      lines.append("#EXTINF:1.0,\npart%03d.ts\n".formatted(i % PARTS));
    }
    return lines.toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
