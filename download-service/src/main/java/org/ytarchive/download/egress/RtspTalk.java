package org.ytarchive.download.egress;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One conversation between a tool and a source, both of which speak RTSP and interleaved data. The
 * login is ours to make; a source that wants to send the tool elsewhere is cut off.
 */
final class RtspTalk implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RtspTalk.class);

  private record Request(Head head, String method, String uri, byte[] body) {}

  private final StreamAddress source;
  private final String toolUrl;
  private final Socket tool;
  private final Socket upstream;
  private final RtspSeen seen;
  private final Optional<Login> login;

  // under the lock of this object: who writes to the source
  private Optional<Login.Challenge> challenge = Optional.empty();
  private Optional<Request> last = Optional.empty();
  private boolean answered = false;

  RtspTalk(StreamAddress source, String toolUrl, Socket tool, Socket upstream, RtspSeen seen) {
    this.source = source;
    this.toolUrl = toolUrl;
    this.tool = tool;
    this.upstream = upstream;
    this.seen = seen;
    this.login = source.login().map(Login::new);
  }

  /** Until one of the two is gone. */
  void run() throws IOException {
    tool.setTcpNoDelay(true);
    var asking = Thread.ofVirtual().name("rtsp-asking").start(this::ask);
    try {
      answer();
    } catch (TroubleException e) {
      seen.trouble(e.trouble());
    } finally {
      close();
      asking.interrupt();
    }
  }

  private void ask() {
    try {
      var in = new BufferedInputStream(tool.getInputStream());
      for (int first = in.read(); first >= 0; first = in.read()) {
        if (first == Interleaved.MARK) {
          frame(in, upstream.getOutputStream());
        } else {
          send(request(in, first));
        }
      }
    } catch (IOException e) {
      log.debug("{}: the tool left: {}", source, e.toString());
    } finally {
      close();
    }
  }

  private Request request(InputStream in, int first) throws IOException {
    var head = Head.read(in, first).orElseThrow(() -> new IOException("it left"));
    var words = head.first().split(" ");
    if (words.length != 3) {
      throw new IOException("no request of RTSP");
    }
    var uri = words[1].startsWith(toolUrl) ? theirs(words[1]) : words[1];
    var theirs = head.withFirst(words[0] + " " + uri + " " + words[2]).without("Authorization");
    return new Request(theirs, words[0], uri, head.body(in));
  }

  private String theirs(String uri) {
    return source.withoutLogin() + uri.substring(toolUrl.length());
  }

  private synchronized void send(Request request) throws IOException {
    last = Optional.of(request);
    answered = false;
    write(request);
  }

  private void write(Request request) throws IOException {
    var head =
        challenge
            .flatMap(c -> login.map(l -> l.answer(c, request.method(), request.uri())))
            .map(value -> request.head().with("Authorization", value))
            .orElse(request.head());
    pass(head, request.body(), upstream.getOutputStream());
  }

  private static void pass(Head head, byte[] body, OutputStream to) throws IOException {
    to.write(head.bytes());
    to.write(body);
    to.flush();
  }

  private synchronized void frame(InputStream in, OutputStream to) throws IOException {
    Interleaved.pass(in, to);
  }

  private void answer() throws IOException {
    var in = new BufferedInputStream(upstream.getInputStream(), 64 * 1024);
    var to = tool.getOutputStream();
    for (int first = in.read(); first >= 0; first = in.read()) {
      if (first == Interleaved.MARK) {
        Interleaved.pass(in, to);
      } else if (first != '\r' && first != '\n') {
        answer(Head.read(in, first).orElseThrow(), in, to);
      }
    }
  }

  private void answer(Head head, InputStream in, OutputStream to) throws IOException {
    int status = head.status();
    if (status == 0 || !head.first().startsWith("RTSP/")) {
      throw new TroubleException(Trouble.Kind.WRONG_CONTENT, source + " does not speak RTSP");
    }
    if (status >= 300 && status < 400) {
      throw new TroubleException(
          Trouble.Kind.REDIRECTED, source + " sends elsewhere, and that is not followed");
    }
    var body = head.body(in);
    if (status == 401 && logIn(head)) {
      return;
    }
    learn(status, body);
    pass(head.without("Location", "WWW-Authenticate"), body, to);
  }

  /** Once for each request: asks again with a login. */
  private synchronized boolean logIn(Head head) throws IOException {
    var asked = Login.challenge(head.all("WWW-Authenticate"));
    if (answered || asked.isEmpty() || login.isEmpty() || last.isEmpty()) {
      return false;
    }
    answered = true;
    challenge = asked;
    write(last.get());
    return true;
  }

  private void learn(int status, byte[] body) {
    if (status >= 400 && !isOptional()) {
      seen.trouble(Trouble.ofStatus(status, source.toString()));
    }
    seen.description(new String(body, StandardCharsets.ISO_8859_1));
  }

  /** What some sources do not know, and tools do without. */
  private synchronized boolean isOptional() {
    return last.map(Request::method)
        .filter(method -> method.matches("OPTIONS|GET_PARAMETER|SET_PARAMETER|TEARDOWN"))
        .isPresent();
  }

  @Override
  public void close() {
    Dialer.closeQuietly(tool);
    Dialer.closeQuietly(upstream);
  }
}
