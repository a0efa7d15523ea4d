package org.ytarchive.standalone;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import org.ytarchive.common.settings.Setting;
import org.ytarchive.common.settings.Settings;

/**
 * Looks at the four ports before anything is started. The doors' port may be taken, but it must not
 * be one of the four: services start side by side, and whoever came first would have it.
 */
final class Ports {
  private static final int OFFSET = 10_000;
  private static final int LARGEST = 65_535;

  private Ports() {}

  /** Throws a {@link StartException} that names port, setting and a way out. */
  static void check(Settings settings) {
    var seen = new HashMap<Integer, Setting>();
    for (var service : Service.values()) {
      int port = service.port(settings);
      var twin = seen.put(port, service.portSetting());
      if (twin != null) {
        throw new StartException(
            ExitCode.WRONG_SETTINGS,
            twin + " and " + service.portSetting() + " are both " + port + ": choose two ports");
      }
      check(settings.get(Setting.BIND_ADDRESS), port, service.portSetting());
    }
    refuseTwin(seen.get(settings.port(Setting.DOORS_PORT)), settings);
  }

  private static void refuseTwin(@Nullable Setting twin, Settings settings) {
    if (twin != null) {
      throw new StartException(
          ExitCode.WRONG_SETTINGS,
          "%s and DOORS_PORT are both %s: choose two ports, or DOORS_PORT=0 for none"
              .formatted(twin, settings.get(Setting.DOORS_PORT)));
    }
  }

  private static void check(String address, int port, Setting setting) {
    var target = new InetSocketAddress(address, port);
    if (target.isUnresolved()) {
      throw new StartException(
          ExitCode.WRONG_SETTINGS, "BIND_ADDRESS " + address + " is no address of this machine");
    }
    try (var socket = new ServerSocket()) {
      socket.bind(target);
    } catch (IOException e) {
      throw cannotListen(address, port, setting, e);
    }
  }

  private static StartException cannotListen(
      String address, int port, Setting setting, IOException e) {
    int other = port + OFFSET <= LARGEST ? port + OFFSET : port - OFFSET;
    return new StartException(
        ExitCode.PORT_TAKEN,
        "port %d on %s is taken or not allowed (%s): stop what uses it, or choose another with %s, for example %s=%d ./ytarchive up"
            .formatted(port, address, e.getMessage(), setting, setting, other));
  }
}
