package org.ytarchive.jobs.directory;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;
import org.ytarchive.contracts.jobs.ServiceAddresses;

/**
 * Says where the services are, as seen by who asks: an address that only this machine could use is
 * given with the name by which the asker reached us.
 */
@Singleton
class Directory {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final ServiceUrls urls;

  Directory(ServiceUrls urls) {
    this.urls = urls;
  }

  /**
   * @param host the {@code Host} the asker used, with its port if it had one
   */
  ServiceAddresses seenFrom(String host) {
    return new ServiceAddresses(
        isLoopback(urls.jobs()) ? "http://" + host : plain(urls.jobs()),
        seenFrom(host, urls.metadata()),
        seenFrom(host, urls.download()),
        seenFrom(host, urls.storage()));
  }

  private static String seenFrom(String host, String url) {
    return isLoopback(url)
        ? "http://" + host.replaceFirst(":\\d+$", "") + port(URI.create(url))
        : plain(url);
  }

  private static String port(URI url) {
    return url.getPort() < 0 ? "" : ":" + url.getPort();
  }

  private static boolean isLoopback(String url) {
    return LOOPBACK.contains(String.valueOf(URI.create(url).getHost()));
  }

  private static String plain(String url) {
    return url.replaceFirst("/+$", "");
  }
}
