package org.ytarchive.jobs.capture;

import java.net.URI;

/** An address of a camera as anyone may see it. */
public final class Source {
  private static final String DEVICE = "device:";

  private Source() {}

  /** Without name and password, and without the query, which may hold a key. */
  public static String shown(String streamUrl) {
    var address = URI.create(streamUrl);
    if (address.getHost() == null) {
      return streamUrl.startsWith(DEVICE) ? streamUrl : address.getScheme() + ":";
    }
    var port = address.getPort() < 0 ? "" : ":" + address.getPort();
    return address.getScheme() + "://" + address.getHost() + port + path(address);
  }

  private static String path(URI address) {
    return address.getRawPath() == null ? "" : address.getRawPath();
  }

  /** The host, or the name of a device. */
  public static String host(String streamUrl) {
    var host = URI.create(streamUrl).getHost();
    return host == null ? streamUrl.replaceFirst("^" + DEVICE, "") : host;
  }
}
