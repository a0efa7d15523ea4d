package org.ytarchive.download.ffmpeg;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.download.media.Media;

/** Reads what ffprobe prints. */
final class FfprobeJson {

  @Serdeable(naming = SnakeCaseStrategy.class)
  record Answer(@Nullable Container format, @Nullable List<Stream> streams) {}

  @Serdeable(naming = SnakeCaseStrategy.class)
  record Container(@Nullable String formatName, @Nullable String duration) {}

  @Serdeable(naming = SnakeCaseStrategy.class)
  record Stream(
      @Nullable String codecType,
      @Nullable String codecName,
      @Nullable Integer width,
      @Nullable Integer height,
      @Nullable Map<String, Integer> disposition) {

    boolean is(String type) {
      return type.equals(codecType) && codecName != null;
    }

    /** A cover image travels as a stream, and is none. */
    boolean isCover() {
      return disposition != null && disposition.getOrDefault("attached_pic", 0) == 1;
    }
  }

  private final JsonMapper mapper;

  FfprobeJson(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /** Empty when there is neither picture nor sound. */
  Optional<Media> read(String text) {
    try {
      return media(mapper.readValue(text, Argument.of(Answer.class)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Media> media(@Nullable Answer answer) {
    if (answer == null || answer.format() == null || answer.streams() == null) {
      return Optional.empty();
    }
    var picture = first(answer.streams(), "video");
    var sound = first(answer.streams(), "audio");
    if (picture.isEmpty() && sound.isEmpty()) {
      return Optional.empty();
    }
    var container = answer.format();
    return Optional.of(
        new Media(
            container.formatName() == null ? "" : container.formatName(),
            seconds(container.duration()),
            picture.map(Stream::width).orElse(null),
            picture.map(Stream::height).orElse(null),
            picture.map(Stream::codecName).orElse(null),
            sound.map(Stream::codecName).orElse(null)));
  }

  private static Optional<Stream> first(List<Stream> streams, String type) {
    return streams.stream().filter(s -> s.is(type) && !s.isCover()).findFirst();
  }

  private static double seconds(@Nullable String text) {
    try {
      return text == null ? 0 : Double.parseDouble(text);
    } catch (NumberFormatException notSaid) {
      return 0;
    }
  }
}
