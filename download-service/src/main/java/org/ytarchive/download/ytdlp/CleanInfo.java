package org.ytarchive.download.ytdlp;

import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * An info.json as it may be kept and shown: what it says about the video, and nothing about who
 * fetched it. Named fields alone are taken over, since every new yt-dlp may bring new ones: away
 * are cookies and headers, signed addresses of media and captions with the operator's IP address in
 * them, and local paths.
 */
final class CleanInfo {
  private static final Set<String> VIDEO =
      Set.of(
          "_type",
          "_version",
          "abr",
          "acodec",
          "age_limit",
          "album",
          "album_artist",
          "album_artists",
          "album_type",
          "alt_title",
          "artist",
          "artists",
          "aspect_ratio",
          "asr",
          "audio_channels",
          "availability",
          "average_rating",
          "categories",
          "channel",
          "channel_follower_count",
          "channel_id",
          "channel_is_verified",
          "channel_url",
          "comment_count",
          "composer",
          "composers",
          "concurrent_view_count",
          "container",
          "creator",
          "creators",
          "description",
          "disc_number",
          "display_id",
          "duration",
          "duration_string",
          "dynamic_range",
          "epoch",
          "ext",
          "extractor",
          "extractor_key",
          "filesize",
          "filesize_approx",
          "format",
          "format_id",
          "format_note",
          "fps",
          "fulltitle",
          "genre",
          "genres",
          "has_drm",
          "height",
          "id",
          "is_live",
          "language",
          "license",
          "like_count",
          "live_status",
          "location",
          "media_type",
          "modified_date",
          "modified_timestamp",
          "original_url",
          "playable_in_embed",
          "protocol",
          "release_date",
          "release_timestamp",
          "release_year",
          "repost_count",
          "resolution",
          "stretched_ratio",
          "tags",
          "tbr",
          "thumbnail",
          "timestamp",
          "title",
          "track",
          "track_number",
          "upload_date",
          "uploader",
          "uploader_id",
          "uploader_url",
          "vbr",
          "vcodec",
          "view_count",
          "was_live",
          "webpage_url",
          "webpage_url_basename",
          "webpage_url_domain",
          "width");

  private static final Set<String> FORMAT =
      Set.of(
          "abr",
          "acodec",
          "aspect_ratio",
          "asr",
          "audio_channels",
          "audio_ext",
          "columns",
          "container",
          "dynamic_range",
          "ext",
          "filesize",
          "filesize_approx",
          "format",
          "format_id",
          "format_note",
          "fps",
          "has_drm",
          "height",
          "language",
          "protocol",
          "quality",
          "resolution",
          "rows",
          "tbr",
          "vbr",
          "vcodec",
          "video_ext",
          "width");

  private static final Set<String> CHAPTER = Set.of("start_time", "end_time", "title", "value");
  private static final Set<String> THUMBNAIL =
      Set.of("height", "id", "preference", "resolution", "url", "width");
  private static final Set<String> SUBTITLES = Set.of("ext", "name");

  /** Lists of objects, and what is taken over of each object. */
  private static final Map<String, Set<String>> LISTS =
      Map.of(
          "chapters", CHAPTER,
          "formats", FORMAT,
          "heatmap", CHAPTER,
          "requested_formats", FORMAT,
          "thumbnails", THUMBNAIL);

  /** Lists of objects by language. */
  private static final Set<String> BY_LANGUAGE = Set.of("automatic_captions", "subtitles");

  private CleanInfo() {}

  static JsonNode of(JsonNode raw) {
    var clean = new LinkedHashMap<String, JsonNode>();
    for (var field : raw.entries()) {
      var name = field.getKey();
      var value = field.getValue();
      if (VIDEO.contains(name)) {
        clean.put(name, value);
      } else if (LISTS.containsKey(name) && value.isArray()) {
        clean.put(name, list(value, LISTS.getOrDefault(name, Set.of())));
      } else if (BY_LANGUAGE.contains(name) && value.isObject()) {
        clean.put(name, byLanguage(value));
      }
    }
    return JsonNode.createObjectNode(clean);
  }

  private static JsonNode byLanguage(JsonNode languages) {
    var clean = new LinkedHashMap<String, JsonNode>();
    for (var language : languages.entries()) {
      if (language.getValue().isArray()) {
        clean.put(language.getKey(), list(language.getValue(), SUBTITLES));
      }
    }
    return JsonNode.createObjectNode(clean);
  }

  private static JsonNode list(JsonNode list, Set<String> names) {
    return JsonNode.createArrayNode(
        StreamSupport.stream(list.values().spliterator(), false)
            .filter(JsonNode::isObject)
            .map(object -> object(object, names))
            .toList());
  }

  private static JsonNode object(JsonNode object, Set<String> names) {
    var clean = new LinkedHashMap<String, JsonNode>();
    for (var field : object.entries()) {
      if (names.contains(field.getKey())) {
        clean.put(field.getKey(), field.getValue());
      }
    }
    return JsonNode.createObjectNode(clean);
  }
}
