package org.ytarchive.standin;

import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.ytarchive.standin.catalogue.StandInCatalogue;

/**
 * Runs the stand-in by hand until it is stopped: {@code --folder DIR [--port N] [--address A]
 * [--equal COUNTxBYTES] [--slow ID=RATE,...]}. {@code --equal} shows that many videos of that size
 * instead of the demo catalogue, {@code --slow} sends a video's files at so many bytes per second.
 */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var config = YouTubeStandIn.Config.in(Path.of(option(arguments, "--folder", "standin")));
    int port = Integer.parseInt(option(arguments, "--port", "0"));
    var catalogue = catalogue(option(arguments, "--equal", ""));
    var address = new InetSocketAddress(option(arguments, "--address", "127.0.0.1"), port);
    var standIn = YouTubeStandIn.start(config.withAddress(address).withCatalogue(catalogue));
    slow(standIn, option(arguments, "--slow", ""));
    Runtime.getRuntime().addShutdownHook(new Thread(standIn::close));
    out.println(String.join(" ", standIn.ytDlpOptions()));
    out.println("certificate: " + standIn.caFile());
    standIn
        .catalogue()
        .videos()
        .forEach(
            video -> out.println(video.id() + "  " + video.behaviour() + "  " + video.fault()));
    new CountDownLatch(1).await();
  }

  private static void slow(YouTubeStandIn standIn, String rates) {
    for (var rate : rates.isEmpty() ? new String[0] : rates.split(",")) {
      int equals = rate.indexOf('=');
      standIn
          .knobs()
          .throttle(rate.substring(0, equals), Long.parseLong(rate.substring(equals + 1)));
    }
  }

  private static StandInCatalogue catalogue(String equal) {
    if (equal.isEmpty()) {
      return StandInCatalogue.demo();
    }
    int times = equal.indexOf('x');
    int count = Integer.parseInt(equal.substring(0, times));
    return StandInCatalogue.ofEqual(count, Long.parseLong(equal.substring(times + 1)));
  }

  private static String option(String[] arguments, String name, String otherwise) {
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      if (arguments[i].equals(name)) {
        return arguments[i + 1];
      }
    }
    return otherwise;
  }
}
