package org.ytarchive.jobs.directory;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;
import org.ytarchive.contracts.jobs.ServiceAddresses;

/**
 * Says where the services are, as seen by who asks: an address that only this machine could use is
 * given with the name by which the asker reached us, and so is one that only the services'
 * containers could use.
 */
@Singleton
class Directory {
  private static final Set<String> INSIDE =
      Set.of(
          "localhost",
          "127.0.0.1",
          "[::1]",
          "jobs-service",
          "metadata-service",
          "download-service",
          "storage-service");

  private final ServiceUrls urls;

  Directory(ServiceUrls urls) {
    this.urls = urls;
  }

  /**
   * @param scheme http or https: how the asker reached us, or the proxy in between
   * @param host the {@code Host} the asker used, with its port if it had one
   */
  ServiceAddresses seenFrom(String scheme, String host) {
    var asked = scheme + "://" + host;
    return new ServiceAddresses(
        isInside(urls.jobs()) ? asked : plain(urls.jobs()),
        other(asked, urls.metadata()),
        other(asked, urls.download()),
        other(asked, urls.storage()));
  }

  private static String other(String asked, String url) {
    return isInside(url) ? asked.replaceFirst(":\\d+$", "") + port(URI.create(url)) : plain(url);
  }

  private static String port(URI url) {
    return url.getPort() < 0 ? "" : ":" + url.getPort();
  }

  private static boolean isInside(String url) {
    return INSIDE.contains(String.valueOf(URI.create(url).getHost()));
  }

  private static String plain(String url) {
    return url.replaceFirst("/+$", "");
  }
}
