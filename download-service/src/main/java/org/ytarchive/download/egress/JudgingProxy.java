package org.ytarchive.download.egress;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A proxy on loopback for one tool: GET and CONNECT, one request a connection. Whatever the tool is
 * led to, it is this proxy that looks the host up, judges the address and dials it. The source
 * itself has a name that only this proxy knows, so that the tool learns neither its login nor its
 * query.
 */
final class JudgingProxy implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(JudgingProxy.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MOST_REDIRECTS = 5;
  private static final String OLD_HTTP = " HTTP/1.0";

  /** An answer to HTTP/1.0 does not come in chunks, and its first bytes are the content's. */
  private static final Head ASKING = new Head("GET /" + OLD_HTTP, java.util.List.of());

  private final StreamAddress source;
  private final Dialer dialer;
  private final ServerSocket listener;
  private final String name;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Optional<Trouble> trouble = Optional.empty();
  private volatile boolean closed = false;

  private JudgingProxy(StreamAddress source, Dialer dialer, ServerSocket listener) {
    this.source = source;
    this.dialer = dialer;
    this.listener = listener;
    var bytes = new byte[12];
    RANDOM.nextBytes(bytes);
    this.name = HexFormat.of().formatHex(bytes) + ".source.invalid";
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
    return name;
  }

  Optional<Trouble> trouble() {
    return trouble;
  }

  /** The beginning of what the source gives. */
  record First(String type, byte[] bytes) {}

  /** Asks the source as the tool will ask, redirects included, for so long and no longer. */
  First peek(int most) throws IOException {
    try (var limit = Deadline.closing(this, dialer.patience().multipliedBy(2))) {
      return look(most);
    } catch (TroubleException e) {
      throw e;
    } catch (IOException e) {
      throw new TroubleException(
          Trouble.Kind.UNREACHABLE, source + " did not answer: " + e.getMessage());
    }
  }

  private First look(int most) throws IOException {
    var address = source;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      try (var answer = fetch(address, ASKING)) {
        int status = answer.head().status();
        if (status >= 200 && status < 300) {
          return new First(answer.head().one("Content-Type").orElse(""), someOf(answer.in(), most));
        }
        address = next(answer.head(), status, address);
      }
    }
    throw new TroubleException(Trouble.Kind.REDIRECTED, source + " sends round and round");
  }

  private StreamAddress next(Head head, int status, StreamAddress from) throws TroubleException {
    var location = head.one("Location");
    if (status < 300 || status >= 400 || location.isEmpty()) {
      throw new TroubleException(Trouble.ofStatus(status, source.toString()));
    }
    try {
      var base = java.net.URI.create(from.withoutLogin());
      var to = StreamAddress.parse(base.resolve(location.get()).toString());
      if (!to.isRtsp()) {
        var bare =
            new StreamAddress(to.scheme(), Optional.empty(), to.host(), to.port(), to.path());
        return isSource(to) ? withLogin(bare) : bare;
      }
    } catch (IllegalArgumentException e) {
      log.debug("{}: sends to no address of ours", source);
    }
    throw new TroubleException(Trouble.Kind.REDIRECTED, source + " sends to no web address");
  }

  private boolean isSource(StreamAddress address) {
    return address.scheme().equals(source.scheme())
        && address.host().equals(source.host())
        && address.port() == source.port();
  }

  private StreamAddress withLogin(StreamAddress to) {
    return new StreamAddress(to.scheme(), source.login(), to.host(), to.port(), to.path());
  }

  private static byte[] someOf(InputStream in, int most) throws IOException {
    var bytes = new byte[most];
    int n = 0;
    while (n < 189 && n < most) {
      int more = in.read(bytes, n, most - n);
      if (more < 0) {
        break;
      }
      n += more;
    }
    return java.util.Arrays.copyOf(bytes, n);
  }

  private void accept() {
    while (!closed) {
      try {
        var tool = listener.accept();
        Thread.ofVirtual().name("judging-proxy").start(() -> serve(tool));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket tool) {
    open.add(tool);
    try (tool) {
      tool.setTcpNoDelay(true);
      var in = new BufferedInputStream(tool.getInputStream());
      var head = Head.read(in, -1);
      if (head.isPresent()) {
        serve(head.get(), in, tool);
      }
    } catch (IOException e) {
      log.debug("{}: the proxy let go: {}", source, e.toString());
    } finally {
      open.remove(tool);
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
      hold(upstream);
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

  /** A connection that lives as long as this proxy at most. */
  private void hold(Socket upstream) throws IOException {
    open.add(upstream);
    if (closed) {
      upstream.close();
    }
  }

  private void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      log.debug("{}: a tunnel ended: {}", source, e.toString());
    } finally {
      open.remove(from);
      Dialer.closeQuietly(from);
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
    try (var answer = fetch(theirs(address(url)), head)) {
      if (answer.head().status() >= 400) {
        note(Trouble.ofStatus(answer.head().status(), source.toString()));
      }
      pass(answer, tool.getOutputStream());
    }
  }

  /** What stands under our name for the source is the source's, as what names it itself. */
  private StreamAddress theirs(StreamAddress asked) {
    if (!asked.host().equals(name)) {
      return isSource(asked) && asked.login().isEmpty() ? withLogin(asked) : asked;
    }
    var path = asked.path().equals(source.plainPath()) ? source.path() : asked.path();
    return new StreamAddress(source.scheme(), source.login(), source.host(), source.port(), path);
  }

  private void pass(Answer answer, OutputStream to) throws IOException {
    var head = answer.head().without("Connection", "Keep-Alive").with("Connection", "close");
    to.write(head.one("Location").map(l -> head.with("Location", ours(l))).orElse(head).bytes());
    answer.in().transferTo(to);
  }

  /** A tool that goes to the source by itself, past us, has not its login. */
  private String ours(String location) {
    try {
      var to = StreamAddress.parse(location);
      return isSource(to) && !to.isRtsp() ? "http://" + name + to.path() : location;
    } catch (IllegalArgumentException relative) {
      return location;
    }
  }

  /** An answer whose head was read. */
  private record Answer(Head head, InputStream in, Socket upstream, Set<Socket> open)
      implements AutoCloseable {
    @Override
    public void close() {
      Dialer.closeQuietly(upstream);
      open.remove(upstream);
    }
  }

  private Answer fetch(StreamAddress to, Head asked) throws IOException {
    var first = fetch(to, asked, Optional.empty());
    var login = to.login().map(Login::new);
    if (first.head().status() != 401 || login.isEmpty()) {
      return first;
    }
    var challenge = Login.challenge(first.head().all("WWW-Authenticate"));
    if (challenge.isEmpty()) {
      return first;
    }
    first.close();
    return fetch(to, asked, challenge.map(c -> login.get().answer(c, "GET", to.path())));
  }

  private Answer fetch(StreamAddress to, Head asked, Optional<String> login) throws IOException {
    var upstream = dialer.dial(to);
    hold(upstream);
    try (var limit = Deadline.closing(upstream, dialer.patience())) {
      var request =
          asked
              .withFirst("GET " + to.path() + versionOf(asked))
              .without("Proxy-Connection", "Proxy-Authorization", "Authorization")
              .with("Host", to.authority())
              .with("Connection", "close");
      var whole = login.map(l -> request.with("Authorization", l)).orElse(request);
      upstream.getOutputStream().write(whole.bytes());
      var in = new BufferedInputStream(upstream.getInputStream(), 64 * 1024);
      return new Answer(answer(in), in, upstream, open);
    } catch (IOException e) {
      Dialer.closeQuietly(upstream);
      open.remove(upstream);
      throw e instanceof TroubleException
          ? e
          : new TroubleException(
              Trouble.Kind.UNREACHABLE, to + " did not answer: " + e.getMessage());
    }
  }

  private static String versionOf(Head asked) {
    return asked.first().endsWith(OLD_HTTP) ? OLD_HTTP : " HTTP/1.1";
  }

  private static Head answer(InputStream in) throws IOException {
    var head = Head.read(in, -1).orElseThrow(() -> new IOException("it hung up"));
    if (head.status() < 200) {
      throw new TroubleException(Trouble.Kind.WRONG_CONTENT, "what answered does not speak HTTP");
    }
    return head;
  }

  @Override
  public void close() {
    closed = true;
    Dialer.closeQuietly(listener);
    open.forEach(Dialer::closeQuietly);
  }
}
