package org.ytarchive.download.capture;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Puts TLS before a server on loopback, with a certificate as cameras make them for themselves. */
final class TlsFront implements AutoCloseable {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final SSLServerSocket listener;
  private final int behind;

  private TlsFront(SSLServerSocket listener, int behind) {
    this.listener = listener;
    this.behind = behind;
  }

  static TlsFront before(int port, Path folder) throws Exception {
    var context = SSLContext.getInstance("TLS");
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store(Files.createDirectories(folder).resolve("camera.p12")), PASSWORD);
    context.init(keys.getKeyManagers(), null, null);
    var listener =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    var front = new TlsFront(listener, port);
    Thread.ofVirtual().start(front::serve);
    return front;
  }

  private static KeyStore store(Path file)
      throws IOException, InterruptedException, GeneralSecurityException {
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-alias",
                "camera",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=camera")
            .redirectErrorStream(true)
            .redirectOutput(file.resolveSibling("keytool.log").toFile())
            .start();
    if (made.waitFor() != 0) {
      throw new IOException(Files.readString(file.resolveSibling("keytool.log")));
    }
    var store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private void serve() {
    while (!listener.isClosed()) {
      try {
        var visitor = listener.accept();
        Thread.ofVirtual().start(() -> join(visitor));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void join(Socket visitor) {
    try (visitor;
        var server = new Socket("127.0.0.1", behind)) {
      var back = Thread.ofVirtual().start(() -> pump(server, visitor));
      visitor.getInputStream().transferTo(server.getOutputStream());
      server.shutdownOutput();
      back.join();
    } catch (IOException | InterruptedException e) {
      return; // one of them left
    }
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.close();
    } catch (IOException e) {
      return; // one of them left
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
