package org.ytarchive.download.processing.ffmpeg;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.download.processing.FailedProcessing;
import org.ytarchive.download.processing.SourceVideo;

/** Reads what {@code ffprobe -show_format -show_streams -of json} prints. */
@Singleton
class FfprobeReport {
  private static final Set<String> TRACKS = Set.of("audio", "subtitle");

  private final JsonMapper json;

  FfprobeReport(JsonMapper json) {
    this.json = json;
  }

  /** Throws {@code NOT_A_VIDEO} when no picture is in it. */
  SourceVideo read(Path file, long size, String text) throws FailedProcessing {
    var all = parse(text);
    var format = new LinkedHashMap<>(map(all.get("format")));
    format.remove("filename"); // where it lies is nobody's business
    var everything = new LinkedHashMap<>(all);
    everything.put("format", format);
    var streams = streams(all);
    return new SourceVideo(
        file,
        size,
        text(format, "format_name").orElse(""),
        text(map(format.get("tags")), "major_brand").map(String::strip),
        number(format, "duration"),
        text(format, "bit_rate"),
        picture(streams),
        streams.stream().filter(FfprobeReport::isTrack).map(FfprobeReport::track).toList(),
        everything);
  }

  private Map<String, Object> parse(String text) throws FailedProcessing {
    try {
      return json.readValue(text, Argument.mapOf(String.class, Object.class));
    } catch (IOException e) {
      throw FailedProcessing.never(ErrorCode.NOT_A_VIDEO, "what is in it cannot be told");
    }
  }

  private static List<Map<String, Object>> streams(Map<String, Object> all) {
    return all.get("streams") instanceof List<?> list
        ? list.stream().map(FfprobeReport::map).toList()
        : List.of();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  private static SourceVideo.Picture picture(List<Map<String, Object>> streams)
      throws FailedProcessing {
    return streams.stream()
        .filter(stream -> is(stream, "video") && !isCover(stream))
        .findFirst()
        .map(FfprobeReport::picture)
        .orElseThrow(
            () -> FailedProcessing.never(ErrorCode.NOT_A_VIDEO, "there is no picture in it"));
  }

  private static SourceVideo.Picture picture(Map<String, Object> stream) {
    return new SourceVideo.Picture(
        whole(stream, "index"),
        text(stream, "codec_name").orElse(""),
        whole(stream, "width"),
        whole(stream, "height"),
        text(stream, "field_order").filter(order -> !order.equals("unknown")),
        rate(stream),
        rotation(stream));
  }

  private static boolean is(Map<String, Object> stream, String type) {
    return type.equals(stream.get("codec_type")) && stream.get("codec_name") != null;
  }

  /** A cover image travels as a stream, and is none. */
  private static boolean isCover(Map<String, Object> stream) {
    return whole(map(stream.get("disposition")), "attached_pic") == 1;
  }

  private static boolean isTrack(Map<String, Object> stream) {
    return TRACKS.stream().anyMatch(type -> is(stream, type));
  }

  private static SourceVideo.Track track(Map<String, Object> stream) {
    return new SourceVideo.Track(
        whole(stream, "index"), is(stream, "audio"), text(stream, "codec_name").orElse(""));
  }

  private static double rate(Map<String, Object> stream) {
    double average = fraction(text(stream, "avg_frame_rate").orElse(""));
    return average > 0 ? average : fraction(text(stream, "r_frame_rate").orElse(""));
  }

  /** {@code 30000/1001}; 0 for {@code 0/0}. */
  private static double fraction(String text) {
    var parts = text.split("/", 2);
    double over = parts.length < 2 ? 1 : decimal(parts[1]).orElse(0.0);
    return over == 0 ? 0 : decimal(parts[0]).orElse(0.0) / over;
  }

  private static int rotation(Map<String, Object> stream) {
    if (!(stream.get("side_data_list") instanceof List<?> list)) {
      return 0;
    }
    return list.stream()
        .map(FfprobeReport::map)
        .filter(data -> data.containsKey("rotation"))
        .findFirst()
        .map(data -> whole(data, "rotation"))
        .orElse(0);
  }

  private static Optional<String> text(Map<String, Object> map, String key) {
    return Optional.ofNullable(map.get(key)).map(Object::toString);
  }

  private static Optional<Double> number(Map<String, Object> map, String key) {
    return text(map, key).flatMap(FfprobeReport::decimal);
  }

  private static int whole(Map<String, Object> map, String key) {
    return number(map, key).map(Double::intValue).orElse(0);
  }

  private static Optional<Double> decimal(String text) {
    try {
      return Optional.of(Double.parseDouble(text));
    } catch (NumberFormatException notSaid) {
      return Optional.empty();
    }
  }
}
