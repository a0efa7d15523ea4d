package org.ytarchive.download.ytdlp;

import java.util.Map;
import java.util.Set;

/** What of an info.json is about the video, and about nobody who fetched it. */
final class InfoFields {
  static final Set<String> VIDEO =
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
  static final Set<String> SUBTITLES = Set.of("ext", "name");

  /** Lists of objects, and what is taken over of each object. */
  static final Map<String, Set<String>> LISTS =
      Map.of(
          "chapters", CHAPTER,
          "formats", FORMAT,
          "heatmap", CHAPTER,
          "requested_formats", FORMAT,
          "thumbnails", THUMBNAIL);

  /** Lists of objects by language. */
  static final Set<String> BY_LANGUAGE = Set.of("automatic_captions", "subtitles");

  private InfoFields() {}
}
