package org.ytarchive.jobs.capture;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The form of a source's address; where it leads is Download's to judge. */
public final class StreamUrl {
  private static final int LONGEST = 2_048;
  private static final Set<String> SCHEMES = Set.of("rtsp", "rtsps", "http", "https");
  private static final Pattern DEVICE = Pattern.compile("device:[A-Za-z0-9_-]{1,64}");

  private StreamUrl() {}

  /** What is wrong with it, as the rest of a sentence; empty: nothing. */
  public static Optional<String> fault(String url) {
    if (DEVICE.matcher(url).matches()) {
      return Optional.empty();
    }
    return url.length() > LONGEST
        ? Optional.of("has at most " + LONGEST + " characters")
        : faultOfAddress(url);
  }

  private static Optional<String> faultOfAddress(String url) {
    try {
      var address = new URI(url);
      var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      return SCHEMES.contains(scheme) && address.getHost() != null
          ? Optional.empty()
          : Optional.of("is an address that begins with rtsp://, rtsps://, http:// or https://");
    } catch (URISyntaxException e) {
      return Optional.of("is no address: " + e.getReason());
    }
  }
}
