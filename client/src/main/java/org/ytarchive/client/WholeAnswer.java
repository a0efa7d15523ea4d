package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** An answer that is all there, in the form that the generated operations read. */
record WholeAnswer<T>(HttpRequest request, Reply<byte[]> reply, @Nullable T body)
    implements HttpResponse<T> {
  @Override
  public int statusCode() {
    return reply.status();
  }

  @Override
  public HttpHeaders headers() {
    return reply.headers();
  }

  @Override
  public URI uri() {
    return reply.address();
  }

  @Override
  public Version version() {
    return Version.HTTP_1_1;
  }

  @Override
  public Optional<HttpResponse<T>> previousResponse() {
    return Optional.empty();
  }

  @Override
  public Optional<SSLSession> sslSession() {
    return Optional.empty();
  }
}
