package org.ytarchive.download.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener on loopback for one connection of one tool, which it relays to the source. The tool
 * never learns where the source is nor how to log in there, so it can neither be sent elsewhere nor
 * show a password.
 */
final class RtspRelay implements Passage {
  private static final Logger log = LoggerFactory.getLogger(RtspRelay.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final StreamAddress source;
  private final Dialer dialer;
  private final ServerSocket listener;
  private final String url;
  private final RtspSeen seen = new RtspSeen();
  private volatile Optional<RtspTalk> talk = Optional.empty();
  private volatile boolean closed = false;

  private RtspRelay(StreamAddress source, Dialer dialer, ServerSocket listener) {
    this.source = source;
    this.dialer = dialer;
    this.listener = listener;
    this.url = "rtsp://127.0.0.1:" + listener.getLocalPort() + "/" + secret();
  }

  private static String secret() {
    var bytes = new byte[12];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  static RtspRelay open(StreamAddress source, Dialer dialer) throws IOException {
    var upstream = dialer.dial(source); // before a tool starts: what is refused is refused here
    try {
      var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      var relay = new RtspRelay(source, dialer, listener);
      Thread.ofVirtual().name("rtsp-relay").start(() -> relay.serve(upstream));
      return relay;
    } catch (IOException e) {
      Dialer.closeQuietly(upstream);
      throw e;
    }
  }

  private void serve(Socket upstream) {
    try (upstream;
        var tool = listener.accept()) {
      listener.close();
      var now = new RtspTalk(source, url, tool, upstream, seen);
      talk = Optional.of(now);
      if (!closed) {
        now.run();
      }
    } catch (IOException e) {
      log.debug("{}: the relay ended: {}", source, e.toString());
    }
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public Content content() {
    return seen.content();
  }

  @Override
  public Optional<Trouble> trouble() {
    return seen.trouble();
  }

  @Override
  public void close() {
    closed = true;
    Dialer.closeQuietly(listener);
    talk.ifPresent(RtspTalk::close);
  }

  @Override
  public String toString() {
    return "RtspRelay to " + source + " by " + dialer;
  }
}
