package org.ytarchive.standin;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.ytarchive.standin.catalogue.StandInCatalogue;
import org.ytarchive.standin.http.TlsIdentity;
import org.ytarchive.standin.http.TunnelServer;
import org.ytarchive.standin.media.MediaLibrary;
import org.ytarchive.standin.media.MediaSite;
import org.ytarchive.standin.media.Thumbnails;
import org.ytarchive.standin.page.PageSite;
import org.ytarchive.standin.traffic.Knobs;
import org.ytarchive.standin.traffic.Traffic;

/**
 * A YouTube on loopback, for demonstrations and tests. It is an HTTP proxy that answers for
 * YouTube's hosts itself and reaches no other: give its {@link #ytDlpOptions} to an unmodified
 * yt-dlp and nothing leaves the machine. Safe for use by many clients at once.
 */
public final class YouTubeStandIn implements AutoCloseable {
  private static final List<String> HOSTS =
      List.of(
          "www.youtube.com",
          "m.youtube.com",
          "youtu.be",
          "i.ytimg.com",
          "youtubei.googleapis.com",
          "*.googlevideo.com");

  private final Config config;
  private final Knobs knobs = new Knobs();
  private final Traffic traffic = new Traffic();
  private final MediaLibrary library;
  private final TlsIdentity identity;
  private final TunnelServer server;

  private YouTubeStandIn(Config config) {
    this.config = config;
    this.library = new MediaLibrary(config.mediaFolder(), config.ffmpeg());
    this.identity = TlsIdentity.create(config.folder(), HOSTS);
    this.server =
        TunnelServer.start(
            config.address(),
            identity.context(),
            YouTubeStandIn::isOurs,
            traffic::countRefused,
            router());
  }

  /** Listens on loopback when this returns; the first start of a process takes about a second. */
  public static YouTubeStandIn start(Config config) {
    return new YouTubeStandIn(config);
  }

  /** The loopback port of the proxy. */
  public int port() {
    return server.port();
  }

  /** The certificate, in PEM, for clients that want to verify it. */
  public Path caFile() {
    return identity.certificateFile();
  }

  /** What to put before a URL so that yt-dlp asks here. */
  public List<String> ytDlpOptions() {
    return List.of("--proxy", "http://127.0.0.1:" + port(), "--no-check-certificates");
  }

  public StandInCatalogue catalogue() {
    return config.catalogue();
  }

  public Knobs knobs() {
    return knobs;
  }

  public Traffic traffic() {
    return traffic;
  }

  /** The media files; {@link MediaLibrary#prepare} makes one before it is measured. */
  public MediaLibrary library() {
    return library;
  }

  /** Ends every connection at once. What was made stays in the folder. */
  @Override
  public void close() {
    server.close();
  }

  private Router router() {
    var pages = new PageSite(config.catalogue(), config.clock());
    var media = new MediaSite(config.catalogue(), library, knobs, traffic);
    return new Router(pages, media, new Thumbnails(library), knobs, traffic);
  }

  private static boolean isOurs(String host) {
    return HOSTS.contains(host) || host.endsWith(".googlevideo.com");
  }

  /**
   * How to start.
   *
   * @param address where to listen; port 0 for any free one
   * @param folder for the certificate
   * @param mediaFolder where media is kept; may be shared by several stand-ins, also at once
   * @param ffmpeg the program that makes the media
   * @param clock moves the window of live broadcasts
   */
  public record Config(
      InetSocketAddress address,
      Path folder,
      Path mediaFolder,
      String ffmpeg,
      StandInCatalogue catalogue,
      Clock clock) {

    /**
     * Any port of loopback, the demo catalogue, media beside the certificate, ffmpeg as FFMPEG_PATH
     * or PATH say.
     */
    public static Config in(Path folder) {
      var named = System.getenv("FFMPEG_PATH");
      var ffmpeg = named == null || named.isBlank() ? "ffmpeg" : named;
      var media = folder.resolve("media");
      return new Config(
          loopback(0), folder, media, ffmpeg, StandInCatalogue.demo(), Clock.systemUTC());
    }

    private static InetSocketAddress loopback(int port) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public Config withPort(int fixed) {
      return withAddress(loopback(fixed));
    }

    /** Beyond loopback only in a network that is closed: it asks nobody who they are. */
    public Config withAddress(InetSocketAddress other) {
      return new Config(other, folder, mediaFolder, ffmpeg, catalogue, clock);
    }

    public Config withCatalogue(StandInCatalogue other) {
      return new Config(address, folder, mediaFolder, ffmpeg, other, clock);
    }

    public Config withMediaFolder(Path shared) {
      return new Config(address, folder, shared, ffmpeg, catalogue, clock);
    }

    public Config withFfmpeg(String program) {
      return new Config(address, folder, mediaFolder, program, catalogue, clock);
    }
  }
}
