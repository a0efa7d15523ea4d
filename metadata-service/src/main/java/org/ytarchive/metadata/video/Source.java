package org.ytarchive.metadata.video;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;

/** Who told us about a video. */
@Serdeable
public enum Source {
  API("api"),
  YT_DLP("yt-dlp");

  private final String word;

  Source(String word) {
    this.word = word;
  }

  @JsonValue
  public String wireName() {
    return word;
  }

  @JsonCreator
  public static Source of(String wireName) {
    return Arrays.stream(values())
        .filter(source -> source.word.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such source: " + wireName));
  }
}
