package org.ytarchive.observability;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A collector of OpenTelemetry that remembers what it was told by OTLP over HTTP. */
final class OtlpReceiver implements AutoCloseable {
  private static final int STATUS_ERROR = 2;

  private final HttpServer server;
  private final List<Told> spans = new CopyOnWriteArrayList<>();
  private final List<String> shown = new CopyOnWriteArrayList<>();

  /** A span as it came. */
  record Told(
      String service,
      String trace,
      String id,
      String notes,
      String parent,
      String name,
      Map<String, String> attributes,
      boolean failed) {}

  OtlpReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      server.createContext("/v1/traces", this::take);
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange;
        var body = new GZIPInputStream(exchange.getRequestBody())) {
      shown.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      new Protobuf(body.readAllBytes()).messages(1).forEach(this::resource);
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void resource(Protobuf one) {
    var service =
        attributes(one.messages(1).flatMap(r -> r.messages(1))).getOrDefault("service.name", "");
    one.messages(2)
        .flatMap(scope -> scope.messages(2))
        .forEach(span -> spans.add(told(service, span)));
  }

  private static Told told(String service, Protobuf span) {
    var hex = HexFormat.of();
    return new Told(
        service,
        hex.formatHex(span.bytes(1)),
        hex.formatHex(span.bytes(2)),
        span.text(3),
        hex.formatHex(span.bytes(4)),
        span.text(5),
        attributes(span.messages(9)),
        span.messages(15).anyMatch(s -> s.number(3).orElse(0L) == STATUS_ERROR));
  }

  private static Map<String, String> attributes(Stream<Protobuf> pairs) {
    return pairs.collect(
        Collectors.toMap(
            pair -> pair.text(1),
            pair -> pair.messages(2).map(OtlpReceiver::value).findFirst().orElse("")));
  }

  private static String value(Protobuf any) {
    return any.number(3).map(String::valueOf).orElseGet(() -> any.text(1));
  }

  /** What it was told of one trace so far. */
  List<Told> trace(String id) {
    return spans.stream().filter(span -> span.trace().equals(id)).toList();
  }

  List<Told> all() {
    return List.copyOf(spans);
  }

  /** What senders showed to be let in. */
  List<String> credentials() {
    return List.copyOf(shown);
  }

  static Optional<Told> named(List<Told> trace, String name) {
    return trace.stream().filter(span -> span.name().equals(name)).findFirst();
  }

  /** The names of a span and all it is a part of, from the inside out. */
  static List<String> path(List<Told> trace, Told span) {
    var byId = trace.stream().collect(Collectors.toMap(Told::id, s -> s, (a, b) -> a));
    return Stream.iterate(
            Optional.of(span), Optional::isPresent, s -> s.map(Told::parent).map(byId::get))
        .flatMap(Optional::stream)
        .map(s -> s.service().replace("ytarchive-", "") + " " + s.name())
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
