package org.ytarchive.download.egress;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A source under a name that nobody can look up, so that a tool which knows it by that name learns
 * neither its login nor its query.
 */
final class Disguise {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final StreamAddress source;
  private final String name;

  Disguise(StreamAddress source) {
    this.source = source;
    var bytes = new byte[12];
    RANDOM.nextBytes(bytes);
    this.name = HexFormat.of().formatHex(bytes) + ".source.invalid";
  }

  String name() {
    return name;
  }

  StreamAddress source() {
    return source;
  }

  /** What stands under our name for the source is the source's, as what names it itself. */
  StreamAddress theirs(StreamAddress asked) {
    if (!asked.host().equals(name)) {
      return isSource(asked) && asked.login().isEmpty() ? withLogin(asked) : asked;
    }
    var path = asked.path().equals(source.plainPath()) ? source.path() : asked.path();
    return new StreamAddress(source.scheme(), source.login(), source.host(), source.port(), path);
  }

  /** A tool that goes to the source by itself, past us, has not its login. */
  String ours(String location) {
    try {
      var to = StreamAddress.parse(location);
      return isSource(to) && !to.isRtsp() ? "http://" + name + to.path() : location;
    } catch (IllegalArgumentException relative) {
      return location;
    }
  }

  /** Where the source sends to: its login is for itself alone. */
  StreamAddress sentTo(StreamAddress to) {
    var bare = new StreamAddress(to.scheme(), Optional.empty(), to.host(), to.port(), to.path());
    return isSource(to) ? withLogin(bare) : bare;
  }

  private boolean isSource(StreamAddress address) {
    return address.scheme().equals(source.scheme())
        && address.host().equals(source.host())
        && address.port() == source.port();
  }

  private StreamAddress withLogin(StreamAddress to) {
    return new StreamAddress(to.scheme(), source.login(), to.host(), to.port(), to.path());
  }
}
