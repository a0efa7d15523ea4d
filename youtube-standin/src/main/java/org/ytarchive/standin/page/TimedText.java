package org.ytarchive.standin.page;

import static org.ytarchive.standin.page.Json.object;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ytarchive.standin.catalogue.StandInVideo;
import org.ytarchive.standin.http.Response;

/** The captions themselves: a line every two seconds, in each of the formats YouTube has. */
final class TimedText {
  private static final int SECONDS_PER_LINE = 2;

  private final StandInVideo video;
  private final String language;

  TimedText(StandInVideo video, String language) {
    this.video = video;
    this.language = language;
  }

  /** Empty for a format nobody knows. */
  Optional<Response> in(String format) {
    return switch (format) {
      case "vtt" -> Optional.of(Response.text(200, "text/vtt; charset=UTF-8", vtt()));
      case "srt" -> Optional.of(Response.text(200, "text/plain; charset=UTF-8", srt()));
      case "json3" -> Optional.of(Response.json(json3()));
      case "ttml" -> Optional.of(xml("<tt><body><div>", this::ttmlLine, "</div></body></tt>"));
      case "srv1", "srv2" -> Optional.of(xml("<transcript>", this::srvLine, "</transcript>"));
      case "srv3" ->
          Optional.of(xml("<timedtext format=\"3\"><body>", this::srv3Line, "</body></timedtext>"));
      default -> Optional.empty();
    };
  }

  private String vtt() {
    var cues = lines(i -> time(i, '.') + " --> " + time(i + 1, '.') + "\n" + words(i) + "\n\n");
    return "WEBVTT\nKind: captions\nLanguage: " + language + "\n\n" + cues;
  }

  private String srt() {
    return lines(
        i -> (i + 1) + "\n" + time(i, ',') + " --> " + time(i + 1, ',') + "\n" + words(i) + "\n\n");
  }

  private String json3() {
    var events =
        IntStream.range(0, count())
            .mapToObj(
                i ->
                    object(
                        "tStartMs", 1000 * SECONDS_PER_LINE * i,
                        "dDurationMs", 1000 * SECONDS_PER_LINE,
                        "segs", List.of(object("utf8", words(i)))))
            .toList();
    return Json.write(object("wireMagic", "pb3", "events", events));
  }

  private String ttmlLine(int i) {
    return "<p begin=\"%s\" end=\"%s\">%s</p>".formatted(time(i, '.'), time(i + 1, '.'), words(i));
  }

  private String srvLine(int i) {
    return "<text start=\"%d\" dur=\"%d\">%s</text>"
        .formatted(i * SECONDS_PER_LINE, SECONDS_PER_LINE, words(i));
  }

  private String srv3Line(int i) {
    return "<p t=\"%d\" d=\"%d\">%s</p>"
        .formatted(1000 * i * SECONDS_PER_LINE, 1000 * SECONDS_PER_LINE, words(i));
  }

  private Response xml(String before, IntFunction<String> line, String after) {
    var document = "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + before + lines(line) + after;
    return Response.text(200, "text/xml; charset=UTF-8", document);
  }

  private String lines(IntFunction<String> line) {
    return IntStream.range(0, count()).mapToObj(line).collect(Collectors.joining());
  }

  private int count() {
    return (int) Math.clamp(video.duration().toSeconds() / SECONDS_PER_LINE, 1, 100);
  }

  private String words(int i) {
    return "Line %d of %s in %s".formatted(i + 1, video.id(), language);
  }

  private static String time(int line, char point) {
    int seconds = line * SECONDS_PER_LINE;
    return "%02d:%02d:%02d%c000".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60, point);
  }
}
