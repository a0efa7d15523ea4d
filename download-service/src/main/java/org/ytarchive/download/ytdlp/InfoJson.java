package org.ytarchive.download.ytdlp;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.contracts.video.Statistics;
import org.ytarchive.contracts.video.VideoInfo;

/** Reads the {@code info.json} that yt-dlp writes. Fields may be missing: versions differ. */
final class InfoJson {
  private static final long LARGEST = 32L * 1024 * 1024;

  private final JsonMapper mapper;

  InfoJson(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /** Throws when the file is missing, far too large, or no info.json. */
  Extraction read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException(file.getFileName() + " is too large");
    }
    var json = Json.read(mapper, Files.readAllBytes(file));
    var id = json.text("id");
    if (id == null) {
      throw new IOException(file.getFileName() + " names no video");
    }
    return extraction(id, json);
  }

  private static Extraction extraction(String id, Json json) {
    var status = json.text("live_status");
    boolean live = json.isTrue("is_live") || "is_live".equals(status);
    var whole = json.whole("filesize");
    return new Extraction(
        info(id, json, status),
        chosen(json),
        live,
        whole == null ? json.whole("filesize_approx") : whole);
  }

  private static VideoInfo info(String id, Json json, @Nullable String liveStatus) {
    return new VideoInfo(
        id,
        json.text("title"),
        json.text("description"),
        json.whole("duration"),
        published(json),
        channel(json),
        new Statistics(
            json.whole("view_count"), json.whole("like_count"), json.whole("comment_count")),
        thumbnails(id),
        liveStatus,
        formats(json).stream().flatMap(f -> FormatJson.format(f).stream()).toList());
  }

  private static Channel channel(Json json) {
    var title = json.text("channel");
    return new Channel(
        json.text("channel_id"),
        title == null ? json.text("uploader") : title,
        json.whole("channel_follower_count"));
  }

  /** The names every video has, whether or not the extraction lists them. */
  private static Map<String, String> thumbnails(String id) {
    var base = "https://i.ytimg.com/vi/" + id;
    return Map.of(
        "default", base + "/default.jpg",
        "medium", base + "/mqdefault.jpg",
        "high", base + "/hqdefault.jpg");
  }

  /** To the second where the version says it, else the day. */
  @Nullable
  private static Instant published(Json json) {
    var seconds = json.whole("timestamp");
    if (seconds == null) {
      seconds = json.whole("release_timestamp");
    }
    return seconds == null ? day(json.text("upload_date")) : Instant.ofEpochSecond(seconds);
  }

  @Nullable
  private static Instant day(@Nullable String date) {
    try {
      return date == null
          ? null
          : LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE)
              .atStartOfDay(ZoneOffset.UTC)
              .toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static List<Json> formats(Json json) {
    return json.field("formats").map(Json::node).filter(JsonNode::isArray).stream()
        .flatMap(all -> StreamSupport.stream(all.values().spliterator(), false))
        .map(Json::new)
        .toList();
  }

  /** {@code 137+140} names two of the formats. */
  private static List<ChosenStream> chosen(Json json) {
    var ids = Optional.ofNullable(json.text("format_id")).orElse("");
    return Arrays.stream(ids.split("\\+"))
        .flatMap(id -> formats(json).stream().filter(f -> id.equals(f.text("format_id"))).limit(1))
        .map(FormatJson::chosen)
        .filter(Objects::nonNull)
        .toList();
  }
}
