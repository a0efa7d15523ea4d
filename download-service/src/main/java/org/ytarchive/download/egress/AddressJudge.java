package org.ytarchive.download.egress;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ytarchive.common.AddressRange;

/**
 * Says where a connection may go. A name is looked up once, and whoever asked connects to the
 * answer: a second look might show another address.
 */
@Singleton
public class AddressJudge {
  /** Beyond what Java knows by name; the clouds' own addresses among them. */
  private static final List<AddressRange> RESERVED =
      Stream.of(
              "0.0.0.0/8",
              "100.64.0.0/10",
              "168.63.129.16",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "240.0.0.0/4",
              "::/96",
              "64:ff9b:1::/48",
              "100::/64",
              "2001::/23",
              "2001:db8::/32",
              "fc00::/7",
              "fec0::/10")
          .map(AddressRange::parse)
          .toList();

  private static final AddressRange NAT64 = AddressRange.parse("64:ff9b::/96");
  private static final AddressRange SIX_TO_FOUR = AddressRange.parse("2002::/16");

  private final Names names;
  private final List<AddressRange> allowed;

  /** Looks names up. */
  public interface Names {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  @Inject
  AddressJudge(EgressSettings settings) {
    this(InetAddress::getAllByName, AddressRange.parseAll(settings.allowedNetworks()));
  }

  public AddressJudge(Names names, List<AddressRange> allowed) {
    this.names = names;
    this.allowed = allowed;
  }

  /**
   * The address to connect to, and no other.
   *
   * @throws TroubleException when there is none, or any of the host's is not allowed: a host that
   *     shows two faces is not trusted with either
   */
  public InetAddress judge(String host) throws TroubleException {
    var all = lookUp(host);
    for (var address : all) {
      if (!mayReach(address)) {
        throw new TroubleException(
            Trouble.Kind.NOT_ALLOWED,
            host + " is an address in a network that is not recorded from");
      }
    }
    return all[0];
  }

  private InetAddress[] lookUp(String host) throws TroubleException {
    try {
      var all = names.addresses(host);
      if (all.length > 0) {
        return all;
      }
    } catch (UnknownHostException e) {
      // said below
    }
    throw new TroubleException(Trouble.Kind.UNRESOLVABLE, "there is no host " + host);
  }

  boolean mayReach(InetAddress address) {
    return allowed.stream().anyMatch(range -> range.contains(address)) || isPublic(address);
  }

  private static boolean isPublic(InetAddress address) {
    boolean special =
        address.isLoopbackAddress()
            || address.isAnyLocalAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    return !special
        && RESERVED.stream().noneMatch(range -> range.contains(address))
        && !isOurOwn(address)
        && (!(address instanceof Inet6Address six) || embedsPublic(six));
  }

  /** What a gateway would turn into an IPv4 address is judged as that. */
  private static boolean embedsPublic(Inet6Address address) {
    var bytes = address.getAddress();
    if (NAT64.contains(address)) {
      return isPublic(four(Arrays.copyOfRange(bytes, 12, 16)));
    }
    return !SIX_TO_FOUR.contains(address) || isPublic(four(Arrays.copyOfRange(bytes, 2, 6)));
  }

  private static InetAddress four(byte[] bytes) {
    try {
      return Inet4Address.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A public address of this machine's leads to its own services. */
  private static boolean isOurOwn(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return true;
    }
  }
}
