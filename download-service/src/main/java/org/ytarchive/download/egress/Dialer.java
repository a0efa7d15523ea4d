package org.ytarchive.download.egress;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Connects to hosts the judge lets through. */
@Singleton
public class Dialer {
  private final AddressJudge judge;
  private final Duration timeout;
  private final SSLSocketFactory tls = tls();

  @Inject
  Dialer(AddressJudge judge, EgressSettings settings) {
    this(judge, settings.connectTimeout());
  }

  public Dialer(AddressJudge judge, Duration timeout) {
    this.judge = judge;
    this.timeout = timeout;
  }

  void require(String host) throws TroubleException {
    judge.judge(host);
  }

  /** Throws {@link TroubleException} when it comes to nothing. */
  Socket dial(String host, int port) throws TroubleException {
    var address = judge.judge(host);
    var socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(address, port), millis());
      socket.setSoTimeout(2 * millis());
      return socket;
    } catch (IOException e) {
      closeQuietly(socket);
      throw new TroubleException(
          Trouble.Kind.UNREACHABLE, host + ":" + port + " cannot be reached: " + e.getMessage());
    }
  }

  Socket dial(StreamAddress source) throws TroubleException {
    var plain = dial(source.host(), source.port());
    if (!source.isTls()) {
      return plain;
    }
    try (var limit = Deadline.closing(plain, patience())) {
      var secure = (SSLSocket) tls.createSocket(plain, source.host(), source.port(), true);
      secure.startHandshake();
      return secure;
    } catch (IOException e) {
      closeQuietly(plain);
      throw new TroubleException(
          Trouble.Kind.UNREACHABLE, source.host() + " does not speak TLS: " + e.getMessage());
    }
  }

  /** How long a host may take over any one thing it is asked. */
  Duration patience() {
    return timeout.multipliedBy(2);
  }

  private int millis() {
    return Math.toIntExact(timeout.toMillis());
  }

  static void closeQuietly(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception e) {
      return; // it was on its way out
    }
  }

  /** Cameras make their certificates themselves, so what they show proves nothing either way. */
  private static SSLSocketFactory tls() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new AnyCertificate()}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class AnyCertificate extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
