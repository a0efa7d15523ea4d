package org.ytarchive.standin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.ytarchive.standin.catalogue.MediaFault;
import org.ytarchive.standin.catalogue.StandInVideo;
import org.ytarchive.standin.http.Response;
import org.ytarchive.standin.http.TunnelServer;
import org.ytarchive.standin.traffic.RequestKind;

/**
 * Records what yt-dlp writes to standard error when it fails, for every version and every way to
 * fail, as {@code FOLDER/VERSION/CASE.txt}: the first line is {@code exit N}, the rest is as
 * written, with paths and addresses made the same on every machine. Run by hand when a version or a
 * case is added: {@code StderrRecorder FOLDER [SMALL_FILE_SYSTEM MIDDLE_FILE_SYSTEM]}, the last two
 * being empty folders on file systems of 1 MB and 4 MB.
 */
final class StderrRecorder {
  private static final String WATCH = "https://www.youtube.com/watch?v=";

  private final Path target;
  private final Path scratch;
  private final YouTubeStandIn standIn;

  private StderrRecorder(Path target, Path scratch, YouTubeStandIn standIn) {
    this.target = target;
    this.scratch = scratch;
    this.standIn = standIn;
  }

  public static void main(String[] arguments) throws Exception {
    var scratch = Files.createTempDirectory("recorder");
    try (var standIn = YouTubeStandIn.start(YouTubeStandIn.Config.in(scratch.resolve("home")))) {
      var recorder = new StderrRecorder(Path.of(arguments[0]), scratch, standIn);
      for (var version : DebianYtDlp.values()) {
        recorder.record(version);
        if (arguments.length == 3) {
          recorder.recordDiskFull(version, Path.of(arguments[1]), Path.of(arguments[2]));
        }
      }
    }
  }

  private void record(DebianYtDlp version) throws Exception {
    for (var entry : videos().entrySet()) {
      record(version, entry.getKey(), ours(WATCH + entry.getValue()));
    }
    var ordinary = WATCH + "ordinary720";
    record(version, "quality-not-available", ours("-f", "bv*[height=1080]+ba", ordinary));
    record(version, "name-too-long", ours("-o", "%(title)s.%(ext)s", WATCH + "evilTitleV0"));
    record(version, "ffmpeg-missing", ours("--ffmpeg-location", "/nonexistent", ordinary));
    record(version, "max-filesize", ours("--max-filesize", "1k", ordinary));
    record(version, "unknown-option", ours("--no-such-option", ordinary));
    record(version, "playlist-missing", ours(list("PLnothingthere00")));
    record(version, "playlist-with-dead-members", ours("--yes-playlist", list("PLstandinMIXED00")));
    record(version, "id-too-short", ours(WATCH + "short"));
    record(version, "not-youtube", ours("https://www.example.org/video.mp4"));
    record(version, "file-url", ours("file:///etc/passwd"));
    record(version, "proxy-refuses-connection", at("http://127.0.0.1:9", ordinary));
    record(version, "proxy-name-unknown", at("http://no-such-host.invalid:8080", ordinary));
    recordForbidden(version, ordinary);
    record(version, "certificate-unknown", options(List.of("--proxy", proxy()), ordinary));
    recordKnobs(version, ordinary);
    recordSignals(version);
  }

  private static Map<String, String> videos() {
    var cases = new LinkedHashMap<String, String>();
    cases.put("unavailable", "unavailable");
    cases.put("private", "privateVid0");
    cases.put("removed", "removedVid0");
    cases.put("account-terminated", "terminated0");
    cases.put("members-only", "membersOnly");
    cases.put("geo-blocked", "geoBlocked0");
    cases.put("age-gated", "ageGated000");
    cases.put("not-a-bot", "notABot0000");
    cases.put("try-later", "tryLater000");
    cases.put("premiere", "premiere000");
    cases.put("live-soon", "liveSoon000");
    cases.put("drm", "drmVideo000");
    cases.put("no-formats", "noFormats00");
    cases.put("n-challenge", "nChallenge0");
    cases.put("too-many-requests", "tooMany4290");
    cases.put("media-403", "media403000");
    cases.put("media-404", "media404000");
    cases.put("media-429", "media429000");
    cases.put("media-stalls", "stalls00000");
    cases.put("media-cut", "cutAlways00");
    cases.put("media-wrong-length", "wrongLength");
    return cases;
  }

  private void recordKnobs(DebianYtDlp version, String url) throws Exception {
    standIn.knobs().failNext(RequestKind.WATCH_PAGE, 20, 500);
    standIn.knobs().failNext(RequestKind.PLAYER, 20, 500);
    record(version, "server-error", ours(url));
    standIn.knobs().reset();
    standIn.knobs().failNext(RequestKind.MEDIA, 100, 503);
    record(version, "media-503", ours(url));
    standIn.knobs().reset();
    standIn.knobs().hold("ordinary720");
    record(version, "media-never-begins", ours(url));
    standIn.knobs().reset();
  }

  /** A proxy that opens no way to YouTube, as a company's may. */
  private void recordForbidden(DebianYtDlp version, String url) throws Exception {
    var tls = SSLContext.getDefault();
    try (var strict =
        TunnelServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            tls,
            host -> false,
            host -> {},
            r -> Response.notFound())) {
      record(version, "proxy-forbids-host", at("http://127.0.0.1:" + strict.port(), url));
    }
  }

  /** The signals a supervisor sends, while the media trickles in. */
  private void recordSignals(DebianYtDlp version) throws Exception {
    var slow = StandInVideo.video("trickle0000").fault(new MediaFault.Slow(10_000)).build();
    standIn.catalogue().put(slow);
    for (var signal : List.of("INT", "TERM", "KILL")) {
      var folder = scratch.resolve(version + "-" + signal);
      standIn.traffic().reset();
      var process = YtDlpRun.start(version, folder, ours(WATCH + slow.id()), Map.of());
      while (standIn.traffic().mediaBytes(slow.id()) < 5_000 && process.isAlive()) {
        process.waitFor(50, TimeUnit.MILLISECONDS);
      }
      var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
      kill.waitFor();
      write(version, "signal-" + signal.toLowerCase(Locale.ROOT), YtDlpRun.finish(process, folder));
    }
  }

  private void recordDiskFull(DebianYtDlp version, Path small, Path middle) throws Exception {
    record(
        version,
        "disk-full",
        ours("-P", "home:" + small, "-P", "temp:" + small, WATCH + "ordinary720"));
    empty(small);
    record(
        version,
        "disk-full-merging",
        ours("-P", "home:" + middle, "-P", "temp:" + middle, WATCH + "ordinary720"));
    empty(middle);
  }

  private static void empty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private void record(DebianYtDlp version, String name, List<String> arguments) throws Exception {
    write(version, name, YtDlpRun.run(version, scratch.resolve(version + "-" + name), arguments));
  }

  private void write(DebianYtDlp version, String name, YtDlpRun run) throws IOException {
    var file = target.resolve(version.version()).resolve(name + ".txt");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "exit " + run.exit() + "\n" + same(run.err()));
    System.err.println(file + ": exit " + run.exit() + " " + run.lastError());
  }

  /** What differs from run to run and from machine to machine, made equal. */
  private String same(String err) {
    return err.replaceAll(Pattern.quote(scratch.toString()) + "/[^/'\"\\s]+", "/job")
        .replace(proxy(), "http://127.0.0.1:8888")
        .replace("port=" + standIn.port(), "port=8888")
        .replaceAll("0x[0-9a-f]{6,}", "0x7f0000000000")
        .replaceAll("/[^ '\"]*/(small|middle)-file-system", "/job");
  }

  private static String list(String id) {
    return "https://www.youtube.com/playlist?list=" + id;
  }

  private String proxy() {
    return "http://127.0.0.1:" + standIn.port();
  }

  private List<String> ours(String... more) {
    return options(standIn.ytDlpOptions(), more);
  }

  private static List<String> at(String proxy, String... more) {
    return options(List.of("--proxy", proxy, "--no-check-certificates"), more);
  }

  /** The way the download service calls yt-dlp, with fewer and faster tries. */
  private static List<String> options(List<String> way, String... more) {
    var all = new ArrayList<>(way);
    all.addAll(List.of("--no-update", "--no-playlist", "--use-extractors", "youtube.*"));
    all.addAll(List.of("--newline", "--progress", "--no-simulate", "--socket-timeout", "3"));
    all.addAll(List.of("--retries", "1", "--fragment-retries", "1", "--extractor-retries", "1"));
    all.addAll(List.of("--print", "after_move:@F %(filepath)j", "--merge-output-format", "mp4"));
    all.addAll(List.of("-f", "bv*+ba/b", "-S", "res,fps,vcodec:h264,acodec:m4a"));
    all.addAll(List.of("-o", "%(id)s.%(ext)s"));
    all.addAll(List.of(more).subList(0, more.length - 1));
    all.addAll(List.of("--", more[more.length - 1]));
    return all;
  }
}
