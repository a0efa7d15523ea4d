package org.ytarchive.standin.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One connection of a proxy's client: CONNECT, TLS on the same socket, then request after request.
 */
final class Tunnel {
  private static final int IDLE_MILLIS = 120_000;

  record Rules(
      SSLSocketFactory tls, Predicate<String> allowed, Consumer<String> refused, Site site) {}

  private final Socket socket;
  private final Rules rules;

  Tunnel(Socket socket, Rules rules) {
    this.socket = socket;
    this.rules = rules;
  }

  void serve() throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(IDLE_MILLIS);
    var host = askedHost();
    if (host.isEmpty()) {
      return;
    }
    if (!rules.allowed.test(host.get())) {
      rules.refused.accept(host.get());
      plain("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      return;
    }
    plain("HTTP/1.1 200 Connection established\r\n\r\n");
    try (var secure = (SSLSocket) rules.tls.createSocket(socket, host.get(), 443, true)) {
      secure.setUseClientMode(false);
      try {
        converse(secure, host.get());
      } catch (Body.Silence e) {
        awaitHangUp(secure);
      }
    }
  }

  /** The host of a CONNECT, or that of a request for a whole http URL, which is never allowed. */
  private Optional<String> askedHost() throws IOException {
    var reader = new RequestReader(socket.getInputStream());
    var start = reader.startLine();
    if (start.isEmpty()) {
      return Optional.empty();
    }
    reader.headers();
    var target = start.get()[1].toLowerCase(Locale.ROOT);
    if (start.get()[0].equals("CONNECT") && target.endsWith(":443")) {
      return Optional.of(target.substring(0, target.length() - ":443".length()));
    }
    return Optional.of(target);
  }

  private void converse(SSLSocket secure, String host) throws IOException {
    var reader = new RequestReader(new BufferedInputStream(secure.getInputStream()));
    var out = new BufferedOutputStream(secure.getOutputStream(), 16 * 1024);
    boolean goesOn = true;
    while (goesOn) {
      var request = reader.next(host);
      goesOn = request.isPresent() && reply(request.get(), out);
    }
  }

  private void awaitHangUp(SSLSocket secure) throws IOException {
    socket.setSoTimeout(0);
    secure.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  /** Whether the connection may carry another request. */
  private boolean reply(Request request, BufferedOutputStream out) throws IOException {
    try {
      var response = answer(request);
      out.write(head(request, response).getBytes(StandardCharsets.ISO_8859_1));
      if (!request.isHead()) {
        response.body().writeTo(out);
      }
      out.flush();
      return !request.closesConnection();
    } catch (Body.ConnectionReset e) {
      socket.setSoLinger(true, 0);
      socket.close();
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A fault of ours must be seen where the client's output is read: as a 500 that says why. */
  private Response answer(Request request) throws IOException, InterruptedException {
    try {
      return rules.site.answer(request);
    } catch (ProtocolException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      return Response.text(500, "text/plain", "stand-in: " + e + "\n");
    }
  }

  private static String head(Request request, Response response) {
    var head = new StringBuilder("HTTP/1.1 ").append(response.status()).append(' ');
    head.append(response.reason()).append("\r\n");
    response
        .headers()
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(response.body().length()).append("\r\n");
    head.append(request.closesConnection() ? "Connection: close\r\n" : "");
    return head.append("\r\n").toString();
  }

  private void plain(String head) throws IOException {
    socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }
}
