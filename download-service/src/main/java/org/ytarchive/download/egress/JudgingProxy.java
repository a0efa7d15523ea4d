package org.ytarchive.download.egress;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A proxy on loopback for one tool: GET and CONNECT, one request a connection. Whatever the tool is
 * led to, it is this proxy that looks the host up, judges the address and dials it. The source
 * itself it knows only by its {@link Disguise}.
 */
final class JudgingProxy implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(JudgingProxy.class);

  private final StreamAddress source;
  private final Disguise disguise;
  private final Dialer dialer;
  private final ServerSocket listener;
  private final Connections connections = new Connections();
  private final WebQuestions questions;
  private volatile Optional<Trouble> trouble = Optional.empty();

  private JudgingProxy(StreamAddress source, Dialer dialer, ServerSocket listener) {
    this.source = source;
    this.disguise = new Disguise(source);
    this.dialer = dialer;
    this.listener = listener;
    this.questions = new WebQuestions(dialer, connections);
  }

  static JudgingProxy open(StreamAddress source, Dialer dialer) throws IOException {
    var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    var proxy = new JudgingProxy(source, dialer, listener);
    Thread.ofVirtual().name("judging-proxy").start(proxy::accept);
    return proxy;
  }

  String url() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  String nameOfSource() {
    return disguise.name();
  }

  Optional<Trouble> trouble() {
    return trouble;
  }

  /** Asks the source as the tool will ask, redirects included, for so long and no longer. */
  FirstLook.Beginning peek(int most) throws IOException {
    try (var limit = Deadline.closing(this, dialer.patience().multipliedBy(2))) {
      return new FirstLook(disguise, questions).look(most);
    } catch (TroubleException e) {
      throw e;
    } catch (IOException e) {
      throw new TroubleException(
          Trouble.Kind.UNREACHABLE, source + " did not answer: " + e.getMessage());
    }
  }

  private void accept() {
    while (!connections.isClosed()) {
      try {
        var tool = listener.accept();
        Thread.ofVirtual().name("judging-proxy").start(() -> serve(tool));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket tool) {
    try {
      connections.hold(tool);
      tool.setTcpNoDelay(true);
      var in = new BufferedInputStream(tool.getInputStream());
      var head = Head.read(in, -1);
      if (head.isPresent()) {
        serve(head.get(), in, tool);
      }
    } catch (IOException e) {
      log.debug("{}: the proxy let go: {}", source, e.toString());
    } finally {
      connections.end(tool);
    }
  }

  private void serve(Head head, InputStream in, Socket tool) throws IOException {
    var words = head.first().split(" ");
    try {
      if (words.length == 3 && words[0].equals("CONNECT")) {
        connect(words[1], in, tool);
      } else if (words.length == 3 && words[0].equals("GET")) {
        get(head, words[1], tool);
      } else {
        refuse(tool, 405);
      }
    } catch (TroubleException e) {
      note(e.trouble());
      refuse(tool, e.trouble().kind() == Trouble.Kind.NOT_ALLOWED ? 403 : 502);
    }
  }

  private void note(Trouble found) {
    log.info("{}: {}", source, found.message());
    if (trouble.isEmpty() || found.kind() == Trouble.Kind.NOT_ALLOWED) {
      trouble = Optional.of(found);
    }
  }

  private static void refuse(Socket tool, int status) throws IOException {
    var text = "HTTP/1.1 " + status + " Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    tool.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void connect(String authority, InputStream in, Socket tool) throws IOException {
    var to = address("https://" + authority + "/");
    try (var upstream = dialer.dial(to.host(), to.port())) {
      connections.hold(upstream);
      tool.getOutputStream()
          .write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      var back = Thread.ofVirtual().start(() -> pump(upstream, tool));
      in.transferTo(upstream.getOutputStream());
      upstream.shutdownOutput();
      back.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      log.debug("{}: a tunnel ended: {}", source, e.toString());
    } finally {
      connections.end(from);
      Dialer.closeQuietly(to);
    }
  }

  private static StreamAddress address(String url) throws TroubleException {
    try {
      var address = StreamAddress.parse(url);
      if (!address.isRtsp()) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw new TroubleException(Trouble.Kind.NOT_ALLOWED, "an address that leads nowhere");
    }
    throw new TroubleException(Trouble.Kind.NOT_ALLOWED, "an address that is none of the web");
  }

  private void get(Head head, String url, Socket tool) throws IOException {
    try (var answer = questions.ask(disguise.theirs(address(url)), head)) {
      if (answer.head().status() >= 400) {
        note(Trouble.ofStatus(answer.head().status(), source.toString()));
      }
      pass(answer, tool.getOutputStream());
    }
  }

  private void pass(WebQuestions.Answer answer, OutputStream to) throws IOException {
    var head = answer.head().without("Connection", "Keep-Alive").with("Connection", "close");
    var location = head.one("Location").map(disguise::ours);
    to.write(location.map(l -> head.with("Location", l)).orElse(head).bytes());
    answer.in().transferTo(to);
  }

  @Override
  public void close() {
    connections.close();
    Dialer.closeQuietly(listener);
  }
}
