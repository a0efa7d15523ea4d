package org.ytarchive.download.egress;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Optional;

/** Asks web servers, one question a connection, and logs in where that is asked for. */
final class WebQuestions {
  static final String OLD_HTTP = " HTTP/1.0";

  private final Dialer dialer;
  private final Connections connections;

  WebQuestions(Dialer dialer, Connections connections) {
    this.dialer = dialer;
    this.connections = connections;
  }

  /** An answer whose head was read. */
  record Answer(Head head, InputStream in, Socket upstream, Connections connections)
      implements AutoCloseable {
    @Override
    public void close() {
      connections.end(upstream);
    }
  }

  /** Throws {@link TroubleException} when it comes to nothing. */
  Answer ask(StreamAddress to, Head question) throws IOException {
    var first = ask(to, question, Optional.empty());
    var login = to.login().map(Login::new);
    if (first.head().status() != 401 || login.isEmpty()) {
      return first;
    }
    var challenge = Login.challenge(first.head().all("WWW-Authenticate"));
    if (challenge.isEmpty()) {
      return first;
    }
    first.close();
    return ask(to, question, challenge.map(c -> login.get().answer(c, "GET", to.path())));
  }

  private Answer ask(StreamAddress to, Head question, Optional<String> login) throws IOException {
    var upstream = dialer.dial(to);
    connections.hold(upstream);
    try (var limit = Deadline.closing(upstream, dialer.patience())) {
      upstream.getOutputStream().write(whole(to, question, login).bytes());
      var in = new BufferedInputStream(upstream.getInputStream(), 64 * 1024);
      return new Answer(answer(in), in, upstream, connections);
    } catch (IOException e) {
      connections.end(upstream);
      throw e instanceof TroubleException
          ? e
          : new TroubleException(
              Trouble.Kind.UNREACHABLE, to + " did not answer: " + e.getMessage());
    }
  }

  private static Head whole(StreamAddress to, Head question, Optional<String> login) {
    var version = question.first().endsWith(OLD_HTTP) ? OLD_HTTP : " HTTP/1.1";
    var whole =
        question
            .withFirst("GET " + to.path() + version)
            .without("Proxy-Connection", "Proxy-Authorization", "Authorization")
            .with("Host", to.authority())
            .with("Connection", "close");
    return login.map(l -> whole.with("Authorization", l)).orElse(whole);
  }

  private static Head answer(InputStream in) throws IOException {
    var head = Head.read(in, -1).orElseThrow(() -> new IOException("it hung up"));
    if (head.status() < 200) {
      throw new TroubleException(Trouble.Kind.WRONG_CONTENT, "what answered does not speak HTTP");
    }
    return head;
  }
}
