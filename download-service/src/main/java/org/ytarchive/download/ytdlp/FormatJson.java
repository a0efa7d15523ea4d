package org.ytarchive.download.ytdlp;

import jakarta.annotation.Nullable;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ytarchive.contracts.video.Format;

/** Reads one entry of an info.json's {@code formats}. */
final class FormatJson {
  private static final Pattern QUALITY = Pattern.compile("[0-9]{2,4}p");

  private FormatJson() {}

  /** Empty for storyboards, which are no video. */
  static Optional<Format> format(Json json) {
    var id = json.text("format_id");
    var video = codec(json, "vcodec");
    var audio = codec(json, "acodec");
    if (id == null || "mhtml".equals(json.text("ext")) || (video == null && audio == null)) {
      return Optional.empty();
    }
    return Optional.of(
        new Format(
            id,
            video == null ? "audio" : quality(json),
            json.text("ext"),
            json.whole("filesize"),
            json.small("width"),
            json.small("height"),
            json.number("fps"),
            video,
            audio,
            json.number("tbr")));
  }

  static ChosenStream chosen(Json json) {
    var id = json.text("format_id");
    var exact = json.whole("filesize");
    return new ChosenStream(
        id == null ? "" : id,
        json.text("ext"),
        exact == null ? json.whole("filesize_approx") : exact,
        codec(json, "vcodec") == null ? null : lines(json),
        json.text("format_note"));
  }

  @Nullable
  private static String codec(Json json, String name) {
    var codec = json.text(name);
    return "none".equals(codec) ? null : codec;
  }

  /** YouTube's own word first: a wide 720p picture has fewer than 720 lines. */
  @Nullable
  private static String quality(Json json) {
    var note = QUALITY.matcher(Optional.ofNullable(json.text("format_note")).orElse(""));
    if (note.lookingAt()) {
      return note.group();
    }
    var lines = lines(json);
    return lines == null ? null : lines + "p";
  }

  @Nullable
  private static Integer lines(Json json) {
    var width = json.small("width");
    var height = json.small("height");
    return width == null || height == null ? height : Integer.valueOf(Math.min(width, height));
  }
}
