package org.ytarchive.metadata.youtube;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.ytarchive.common.settings.SettingsException;

/**
 * One request, one answer: gzip, a limit on size, and one on the time until the last byte. The key
 * travels in a header and nowhere else, so that it is in no URL and no log; redirects are not
 * followed, so that it reaches nobody else. Made at start: a key that cannot be sent stops it.
 */
@Context
class ApiTransport {
  /** Fifty videos with the longest descriptions are below 2 MB. */
  static final int MAX_BYTES = 8 * 1024 * 1024;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");

  private final YouTubeSettings settings;
  private final HttpClient client;

  ApiTransport(YouTubeSettings settings) {
    if (!settings.key().map(SENDABLE.asMatchPredicate()::test).orElse(true)) {
      throw new SettingsException("YOUTUBE_API_KEY has characters that no key has");
    }
    this.settings = settings;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
  }

  /** Throws {@link IOException} for anything but a complete answer in time. */
  ApiAnswer get(String pathAndQuery, String key) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(settings.baseUrl() + pathAndQuery))
            .header("X-Goog-Api-Key", key)
            .header("Accept", "application/json")
            .header("Accept-Encoding", "gzip")
            .header("User-Agent", "ytarchive (gzip)")
            .build();
    var response = inTime(client.sendAsync(request, limited()));
    return new ApiAnswer(response.statusCode(), decompressed(response));
  }

  private static HttpResponse.BodyHandler<byte[]> limited() {
    return BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES);
  }

  /** The request's own timeout would end with the headers; a body may drip for ever. */
  private <T> T inTime(CompletableFuture<T> future) throws IOException, InterruptedException {
    try {
      return future.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no complete answer within " + settings.timeout());
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } finally {
      future.cancel(true);
    }
  }

  private static byte[] decompressed(HttpResponse<byte[]> response) throws IOException {
    var encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
    if (!encoding.equalsIgnoreCase("gzip")) {
      return response.body();
    }
    try (var plain = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      var bytes = plain.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("the answer is larger than " + MAX_BYTES + " bytes");
      }
      return bytes;
    }
  }

  @PreDestroy
  void close() {
    client.shutdownNow();
  }
}
