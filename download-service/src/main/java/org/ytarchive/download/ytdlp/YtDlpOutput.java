package org.ytarchive.download.ytdlp;

import io.micronaut.json.JsonMapper;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads the lines that {@link YtDlpArguments} made yt-dlp print. Anything else is no news. */
final class YtDlpOutput {
  private static final String EXTRACTED = "@I ";
  private static final String MOVED = "@P ";
  private static final String SAVED = "@F ";

  private final JsonMapper mapper;

  YtDlpOutput(JsonMapper mapper) {
    this.mapper = mapper;
  }

  YtDlpLine read(String line) {
    try {
      if (line.startsWith(MOVED)) {
        return moved(line.substring(MOVED.length()));
      }
      if (line.startsWith(SAVED)) {
        return saved(line.substring(SAVED.length()));
      }
      return line.startsWith(EXTRACTED) ? new YtDlpLine.Extracted() : new YtDlpLine.Other();
    } catch (IOException garbled) {
      return new YtDlpLine.Other();
    }
  }

  private YtDlpLine saved(String json) throws IOException {
    var node = Json.read(mapper, json).node();
    return node.isString() ? new YtDlpLine.Saved(node.getStringValue()) : new YtDlpLine.Other();
  }

  /** Two objects: the progress, and which stream it is about. */
  private YtDlpLine moved(String objects) throws IOException {
    int between = objects.indexOf("} {");
    if (between < 0) {
      return new YtDlpLine.Other();
    }
    var progress = Json.read(mapper, objects.substring(0, between + 1));
    var info = Json.read(mapper, objects.substring(between + 2));
    var format = info.text("format_id");
    return format == null ? new YtDlpLine.Other() : moved(format, progress);
  }

  private static YtDlpLine moved(String format, Json progress) {
    var speed = progress.number("speed");
    return new YtDlpLine.Moved(
        format,
        "finished".equals(progress.text("status")),
        optional(progress.whole("downloaded_bytes")),
        total(progress),
        speed == null ? OptionalDouble.empty() : OptionalDouble.of(speed));
  }

  private static OptionalLong total(Json progress) {
    var total = progress.whole("total_bytes");
    return optional(total == null ? progress.whole("total_bytes_estimate") : total);
  }

  private static OptionalLong optional(@Nullable Long number) {
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
