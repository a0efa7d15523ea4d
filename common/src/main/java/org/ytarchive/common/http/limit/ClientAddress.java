package org.ytarchive.common.http.limit;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.AddressRange;

/**
 * Who a request comes from. {@code X-Forwarded-For} is believed as far as trusted proxies wrote it:
 * the right-most address that is none of them.
 */
@Singleton
public class ClientAddress {
  public static final String FORWARDED = "X-Forwarded-For";
  private static final int IPV6_NETWORK_BYTES = 8;

  private final List<AddressRange> proxies;

  ClientAddress(LimitSettings settings) {
    this.proxies = AddressRange.parseAll(settings.trustedProxies());
  }

  /** One name per client; of IPv6 the network, since its owner has all the addresses in it. */
  public String of(HttpRequest<?> request) {
    var lines = request.getHeaders().getAll(FORWARDED);
    return of(request.getRemoteAddress().getAddress(), lines);
  }

  /**
   * The same for what no filter sees.
   *
   * @param peer who the connection is with
   * @param lines of the header {@value #FORWARDED}
   */
  public String of(InetAddress peer, List<String> lines) {
    return nameOf(client(peer, forwarded(lines)));
  }

  private InetAddress client(InetAddress peer, List<String> forwarded) {
    var client = peer;
    for (int i = forwarded.size() - 1; i >= 0 && isTrusted(client); i--) {
      var before = AddressRange.address(forwarded.get(i));
      if (before.isEmpty()) {
        return client;
      }
      client = before.get();
    }
    return client;
  }

  private static List<String> forwarded(List<String> lines) {
    return lines.stream().flatMap(line -> Arrays.stream(line.split(","))).toList();
  }

  private boolean isTrusted(InetAddress address) {
    return proxies.stream().anyMatch(range -> range.contains(address));
  }

  private static String nameOf(InetAddress address) {
    return network(address).orElseGet(address::getHostAddress);
  }

  private static Optional<String> network(InetAddress address) {
    if (!(address instanceof Inet6Address) || address.isLoopbackAddress()) {
      return Optional.empty();
    }
    var bytes = address.getAddress();
    Arrays.fill(bytes, IPV6_NETWORK_BYTES, bytes.length, (byte) 0);
    try {
      return Optional.of(InetAddress.getByAddress(bytes).getHostAddress() + "/64");
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
