package org.ytarchive.download.ytdlp;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ytarchive.contracts.download.CompanionFile;
import org.ytarchive.download.download.Companion;
import org.ytarchive.download.download.DownloadOrder;
import org.ytarchive.download.tool.SupervisedTool;
import org.ytarchive.download.tool.ToolCommand;

/**
 * Fetches subtitles once the video is there, in a run of their own: YouTube likes to refuse them
 * (429), and yt-dlp would give up the video with them. That run starts from the info.json, so that
 * YouTube is not asked about the video a second time.
 */
final class YtDlpSubtitles {
  private static final Duration LIMIT = Duration.ofSeconds(45);
  private static final Duration LIMIT_PER_LANGUAGE = Duration.ofSeconds(15);
  private static final String FOLDER = "subtitles";
  private static final String WRITTEN = "subtitles";
  private static final String HEARD = "automatic_captions";
  private static final byte[] VTT = {'W', 'E', 'B', 'V', 'T', 'T'};
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final SupervisedTool supervised;
  private final Supplier<YtDlpArguments> ytDlp;
  private final JsonMapper mapper;

  YtDlpSubtitles(SupervisedTool supervised, Supplier<YtDlpArguments> ytDlp, JsonMapper mapper) {
    this.supervised = supervised;
    this.ytDlp = ytDlp;
    this.mapper = mapper;
  }

  /** Adds what is there of the order's languages, and says of the others why they are not. */
  void fetch(DownloadOrder order, Path folder, Brought brought) throws InterruptedException {
    try {
      var offered = offered(order, folder);
      var wanted = order.subtitles().stream().filter(offered::contains).toList();
      order.subtitles().stream()
          .filter(language -> !offered.contains(language))
          .forEach(language -> notOffered(language, brought));
      if (!wanted.isEmpty()) {
        fetch(order, wanted, folder, brought);
      }
    } catch (IOException e) {
      order.subtitles().forEach(l -> brought.failed(l, "yt-dlp cannot be asked for them: " + e));
    }
  }

  private static void notOffered(String language, Brought brought) {
    brought.notOffered(
        CompanionFile.SUBTITLES, language, "the video has no subtitles in this language");
  }

  private Set<String> offered(DownloadOrder order, Path folder) throws IOException {
    var languages = offered(order, folder, WRITTEN);
    languages.addAll(offered(order, folder, HEARD));
    return languages;
  }

  private Set<String> offered(DownloadOrder order, Path folder, String field) throws IOException {
    var file = YtDlpArguments.infoFile(order.videoId(), folder);
    var languages = new LinkedHashSet<String>();
    Json.read(mapper, Files.readAllBytes(file))
        .field(field)
        .filter(json -> json.node().isObject())
        .ifPresent(json -> json.node().entries().forEach(e -> languages.add(e.getKey())));
    languages.remove("live_chat"); // no subtitles, whatever yt-dlp says
    return languages;
  }

  /**
   * The language a transcript is taken from: the first of those wanted, rather as somebody wrote it
   * than as YouTube heard it; without a wish, English, else the first there is.
   */
  Optional<String> language(DownloadOrder order, Path folder) throws IOException {
    var written = offered(order, folder, WRITTEN);
    var heard = order.autoCaptions() ? offered(order, folder, HEARD) : Set.<String>of();
    var wanted = order.subtitles().isEmpty() ? List.of("en", "en-orig") : order.subtitles();
    var found = first(wanted, written).or(() -> first(wanted, heard));
    return found.isPresent() || !order.subtitles().isEmpty() ? found : any(written, heard);
  }

  private static Optional<String> first(Collection<String> wanted, Set<String> offered) {
    return wanted.stream().filter(offered::contains).findFirst();
  }

  /** What YouTube heard it offers in every language, translated; the original is marked. */
  private static Optional<String> any(Set<String> written, Set<String> heard) {
    return written.stream()
        .findFirst()
        .or(() -> heard.stream().filter(l -> l.endsWith("-orig")).findFirst())
        .or(() -> heard.stream().findFirst());
  }

  void fetch(DownloadOrder order, List<String> languages, Path folder, Brought brought)
      throws IOException, InterruptedException {
    var to = folder.resolve(FOLDER);
    Files.createDirectories(to);
    for (var language : languages) {
      Files.deleteIfExists(file(order, language, to));
    }
    var errors = run(order, languages, folder, to);
    for (var language : languages) {
      add(language, file(order, language, to), errors, brought);
    }
  }

  private List<String> run(DownloadOrder order, List<String> languages, Path folder, Path to)
      throws IOException, InterruptedException {
    var limit = LIMIT.plus(LIMIT_PER_LANGUAGE.multipliedBy(languages.size()));
    var command = ytDlp.get().subtitles(order.videoId(), languages, folder, to);
    try (var tool = supervised.start(new ToolCommand(command, folder), l -> {}, l -> {})) {
      return tool.await(limit)
          ? tool.exit().lastErrors()
          : List.of("YouTube did not send them within " + limit.toSeconds() + " s");
    }
  }

  private static Path file(DownloadOrder order, String language, Path folder) {
    return folder.resolve(order.videoId() + "." + language + ".vtt");
  }

  private static void add(String language, Path file, List<String> errors, Brought brought)
      throws IOException {
    if (Files.isRegularFile(file) && isVtt(file)) {
      brought.add(Companion.subtitles(language, file));
    } else {
      brought.failed(language, why(language, errors));
    }
  }

  /** A page that asks for something else instead is no subtitles. */
  private static boolean isVtt(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var head = in.readNBytes(BYTE_ORDER_MARK.length + VTT.length);
      int from = startsWith(head, BYTE_ORDER_MARK, 0) ? BYTE_ORDER_MARK.length : 0;
      return startsWith(head, VTT, from);
    }
  }

  private static boolean startsWith(byte[] bytes, byte[] beginning, int from) {
    return bytes.length >= from + beginning.length
        && java.util.Arrays.equals(
            bytes, from, from + beginning.length, beginning, 0, beginning.length);
  }

  private static String why(String language, List<String> errors) {
    var about = "'" + language + "'";
    return errors.reversed().stream()
        .filter(line -> line.contains(about) || !line.contains("WARNING"))
        .map(Redacted::line)
        .findFirst()
        .orElse("yt-dlp brought none");
  }
}
