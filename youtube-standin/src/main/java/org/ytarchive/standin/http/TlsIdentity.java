package org.ytarchive.standin.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate of our own for the stand-in's hosts, made by the JDK's keytool once per process. It
 * signs itself, so it is its own authority; the key leaves the disk again before anything is
 * served, and nobody but the owner may read the file while it is there.
 */
public final class TlsIdentity {
  private static final String ALIAS = "standin";
  private static final Map<List<String>, KeyStore> MADE = new ConcurrentHashMap<>();
  private static final char[] PASSWORD = "in-memory-only".toCharArray();

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final SSLContext context;
  private final Path certificateFile;

  private TlsIdentity(SSLContext context, Path certificateFile) {
    this.context = context;
    this.certificateFile = certificateFile;
  }

  /**
   * Makes the identity, or takes the one this process has made before.
   *
   * @param folder where {@code ca.pem} is left for clients that want to verify
   * @param hosts names the certificate is for; {@code *.} as first label is allowed
   */
  public static TlsIdentity create(Path folder, List<String> hosts) {
    try {
      Files.createDirectories(folder);
      var keys = MADE.computeIfAbsent(hosts, all -> keys(folder, all));
      var certificateFile = folder.resolve("ca.pem");
      Files.writeString(certificateFile, pem((X509Certificate) keys.getCertificate(ALIAS)));
      return new TlsIdentity(context(keys), certificateFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot do TLS", e);
    }
  }

  public SSLContext context() {
    return context;
  }

  public Path certificateFile() {
    return certificateFile;
  }

  private static KeyStore keys(Path folder, List<String> hosts) {
    try {
      var secret = Files.createTempDirectory(folder, "key", OWNER_ONLY);
      var store = secret.resolve("standin.p12");
      try {
        keytool(store, hosts);
        return KeyStore.getInstance(store.toFile(), PASSWORD);
      } finally {
        Files.deleteIfExists(store);
        Files.delete(secret);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("what keytool made cannot be read", e);
    }
  }

  private static void keytool(Path store, List<String> hosts) throws IOException {
    var names = hosts.stream().map(host -> "dns:" + host).collect(Collectors.joining(","));
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var command = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", ALIAS));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "3650"));
    command.addAll(List.of("-dname", "CN=YTArchive stand-in", "-startdate", "-1d"));
    command.addAll(List.of("-ext", "san=" + names, "-ext", "bc:c=ca:true"));
    command.addAll(List.of("-ext", "ku:c=digitalSignature,keyCertSign", "-ext", "eku=serverAuth"));
    command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString()));
    command.addAll(List.of("-storepass", new String(PASSWORD), "-J-XX:TieredStopAtLevel=1"));
    run(command);
  }

  private static void run(List<String> command) throws IOException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("keytool made no certificate: " + output.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while keytool ran", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static String pem(X509Certificate certificate) throws GeneralSecurityException {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN CERTIFICATE-----\n"
        + lines.encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }
}
