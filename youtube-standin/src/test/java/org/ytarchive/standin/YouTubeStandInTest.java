package org.ytarchive.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.standin.traffic.RequestKind;

/** Over the network, but without yt-dlp and without ffmpeg. The client verifies the certificate. */
class YouTubeStandInTest {
  @TempDir static Path folder;
  static YouTubeStandIn standIn;
  static HttpClient client;

  @BeforeAll
  static void start() throws Exception {
    standIn = YouTubeStandIn.start(YouTubeStandIn.Config.in(folder));
    client =
        HttpClient.newBuilder()
            .proxy(
                ProxySelector.of(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), standIn.port())))
            .sslContext(trusting(standIn.caFile()))
            .build();
  }

  @AfterAll
  static void stop() {
    client.close();
    standIn.close();
  }

  @Test
  void watchPage_holdsThePlayerAnswerAndIsCounted() throws Exception {
    var page = get("https://www.youtube.com/watch?v=demoVideo03");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("ytInitialPlayerResponse", "ytInitialData", "ytcfg.set");
    assertThat(standIn.traffic().extractions("demoVideo03")).isEqualTo(1);
  }

  @Test
  void player_listsFormatsWithTheirSizes() throws Exception {
    var answer = post("/youtubei/v1/player", "{\"videoId\":\"full1080p00\"}");

    assertThat(answer.body()).contains("\"itag\":18", "\"itag\":137", "\"contentLength\":\"");
    assertThat(standIn.traffic().requests(RequestKind.PLAYER, "full1080p00")).isEqualTo(1);
  }

  @Test
  void failNext_isForTheNextOnly() throws Exception {
    standIn.knobs().failNext(RequestKind.SEARCH, 1, 500);

    assertThat(post("/youtubei/v1/search", "{\"query\":\"hour\"}").statusCode()).isEqualTo(500);
    assertThat(post("/youtubei/v1/search", "{\"query\":\"hour\"}").body()).contains("longHour000");
  }

  @Test
  void tunnel_isRefusedToAnyOtherHost() {
    assertThatIOException().isThrownBy(() -> get("https://www.example.org/"));
    assertThat(standIn.traffic().refusedHosts()).contains("www.example.org");
  }

  @Test
  void request_ofAWholeHttpAddressIsRefused() throws Exception {
    assertThat(get("http://www.youtube.com/").statusCode()).isEqualTo(403);
    assertThat(standIn.traffic().refusedHosts()).contains("http://www.youtube.com/");
  }

  @Test
  void unknownPath_is404AndRemembered() throws Exception {
    assertThat(get("https://www.youtube.com/nowhere").statusCode()).isEqualTo(404);
    assertThat(standIn.traffic().unknownPaths()).contains("www.youtube.com/nowhere");
  }

  @Test
  void shortAddress_leadsToTheWatchPage() throws Exception {
    var moved = get("https://youtu.be/ordinary720");

    assertThat(moved.headers().firstValue("location"))
        .contains("https://www.youtube.com/watch?v=ordinary720");
  }

  /** The key was on disk while it was made. */
  @Test
  void start_leavesNoKeyBehind() throws IOException {
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("ca.pem"));
    }
  }

  private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("https://www.youtube.com" + path))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static SSLContext trusting(Path pem) throws Exception {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (var in = Files.newInputStream(pem)) {
      var certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
      store.setCertificateEntry("standin", certificate);
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
