package org.ytarchive.common.settings;

import static org.ytarchive.common.settings.SettingKind.ADDRESS;
import static org.ytarchive.common.settings.SettingKind.AMOUNT;
import static org.ytarchive.common.settings.SettingKind.BOOLEAN;
import static org.ytarchive.common.settings.SettingKind.COUNT;
import static org.ytarchive.common.settings.SettingKind.DURATION;
import static org.ytarchive.common.settings.SettingKind.PATH;
import static org.ytarchive.common.settings.SettingKind.PORT;
import static org.ytarchive.common.settings.SettingKind.RANGES;
import static org.ytarchive.common.settings.SettingKind.SECRET;
import static org.ytarchive.common.settings.SettingKind.SIZE;
import static org.ytarchive.common.settings.SettingKind.TEXT;
import static org.ytarchive.common.settings.SettingKind.URL;

/**
 * Every setting there is, by its name in the environment. {@code docs/configuration.md} says the
 * same, and a test holds the two together. An empty default means "worked out at start" or "none".
 */
public enum Setting {
  YTARCHIVE_HOME(PATH, "", "Where everything lives."),
  BIND_ADDRESS(ADDRESS, "127.0.0.1", "The address the services listen on."),
  JOBS_PORT(PORT, "8001", "Port of the jobs service."),
  DOORS_PORT(
      SettingKind.PORT_OR_NONE, "8000", "Where the jobs service listens too, for older clients."),
  METADATA_PORT(PORT, "8002", "Port of the metadata service."),
  DOWNLOAD_PORT(PORT, "8003", "Port of the download service."),
  STORAGE_PORT(PORT, "8004", "Port of the storage service."),
  JOBS_URL(URL, "", "Where clients and services reach the jobs service."),
  METADATA_URL(URL, "", "Where the jobs service reaches the metadata service."),
  DOWNLOAD_URL(URL, "", "Where other services reach the download service."),
  STORAGE_URL(URL, "", "Where other services reach the storage service."),
  DATABASE_URL(TEXT, "", "JDBC address of PostgreSQL 17; none: the standalone starts its own."),
  DATABASE_USER(TEXT, "ytarchive", "The database role."),
  DATABASE_PASSWORD(SECRET, "", "Its password."),
  YOUTUBE_API_KEY(SECRET, "", "Key of the YouTube Data API v3; none: metadata comes from yt-dlp."),
  YOUTUBE_API_BASE_URL(URL, "https://www.googleapis.com/youtube/v3", "The YouTube Data API."),
  YOUTUBE_QUOTA_PER_DAY(
      AMOUNT, "10000", "Units of the YouTube Data API that may be spent per day."),
  YOUTUBE_STATISTICS_QUOTA_PER_DAY(
      AMOUNT, "10000", "The same for its bucket of batched statistics, in calls."),
  YOUTUBE_SEARCH_QUOTA_PER_DAY(AMOUNT, "100", "The same for its bucket of searches, in calls."),
  YOUTUBE_REQUESTS_PER_SECOND(
      COUNT,
      "100",
      "Calls of the YouTube Data API per second, by all replicas; further ones wait."),
  COLLECTOR_URL(URL, "", "What the collector's clients collect when they name nothing."),
  METADATA_CACHE_TTL(DURATION, "1h", "How long metadata counts as fresh."),
  YTDLP_PATH(PATH, "", "The yt-dlp to run; none: the one in the home's tools, else on the PATH."),
  FFMPEG_PATH(PATH, "", "The ffmpeg to run; none: the one on the PATH."),
  FFPROBE_PATH(PATH, "", "The ffprobe to run; none: the one on the PATH."),
  YTDLP_OPTIONS_FILE(PATH, "", "An operator's own yt-dlp options, one per line."),
  YTDLP_FORK(BOOLEAN, "true", "Keep yt-dlp loaded while runs follow each other, and fork them."),
  YTDLP_UPDATE(SettingKind.UPDATES, "off", "daily: take new releases of yt-dlp that pass a trial."),
  YTDLP_TRIAL_VIDEO(SettingKind.VIDEO, "jNQXAC9IVRw", "The video a new yt-dlp is tried on."),
  DOWNLOAD_DIR(PATH, "", "Where finished files are kept; /downloads on the wire."),
  STORAGE_ROOTS(TEXT, "", "Folders files may be adopted from: NAME=FOLDER, separated by commas."),
  BACKUP_DIR(PATH, "", "Where backups are kept."),
  TEMP_DIR(PATH, "", "Where unfinished uploads wait."),
  STORAGE_BACKEND(SettingKind.BACKEND, "", "Where files are kept: local, s3 or gcs."),
  BUCKET_NAME(SettingKind.BUCKET, "", "The bucket; alone it means Google Cloud Storage."),
  S3_ENDPOINT(URL, "", "An S3 other than Amazon's."),
  S3_REGION(TEXT, "us-east-1", "The region of the S3 bucket."),
  S3_ACCESS_KEY_ID(SECRET, "", "A key for S3; none: the SDK's own search for credentials."),
  S3_SECRET_ACCESS_KEY(SECRET, "", "Its secret."),
  S3_PATH_STYLE(BOOLEAN, "", "Puts the bucket into the path instead of the host's name."),
  GCS_ENDPOINT(URL, "", "A Google Cloud Storage other than Google's."),
  PRESIGN(BOOLEAN, "false", "Sends who asks for a file to the bucket itself."),
  MAX_CONCURRENT_DOWNLOADS(COUNT, "3", "Downloads at once per replica of the download service."),
  PROCESSING_WORKERS(COUNT, "2", "Videos processed at once per replica of the download service."),
  PROCESSING_TIMEOUT(DURATION, "6h", "How long one processing of a video may take."),
  CAMERA_ALLOWED_NETWORKS(
      RANGES, "", "Networks of your own that may be recorded from, separated by commas."),
  CAMERA_DEVICES(TEXT, "", "Cameras at this machine: NAME=/dev/video0, separated by commas."),
  MAX_FILE_SIZE(SIZE, "5GB", "The largest file that is kept."),
  MAX_UPLOAD_SIZE(SIZE, "5GB", "The largest video that may be uploaded to be processed."),
  UPLOADS_PER_MINUTE(
      AMOUNT,
      "60",
      "Uploads to be processed a client address may begin per minute; 0: any number."),
  DOWNLOAD_TIMEOUT(DURATION, "6h", "How long one download may take."),
  DOWNLOAD_STALL_TIMEOUT(DURATION, "2m", "How long a download may bring no byte."),
  BLOCK_COOL_DOWN(DURATION, "5m", "How long everything pauses when YouTube first refuses us."),
  BLOCK_COOL_DOWN_MAX(DURATION, "1h", "Up to what that pause doubles while it goes on."),
  OUTPUT_TEMPLATE(TEXT, "%(title).80B [%(id)s].%(ext)s", "How finished files are named."),
  CAMERA_DEFAULT_URL(
      SECRET, "", "What is captured when nobody names a source; none: a test pattern."),
  CAMERA_DEFAULT_DURATION(DURATION, "30s", "How long a capture is when nobody says."),
  CAMERA_MAX_DURATION(DURATION, "24h", "How long a capture may be."),
  MAX_CONCURRENT_CAPTURES(COUNT, "16", "Captures that may be queued or running at once."),
  API_TOKENS_FILE(PATH, "", "Tokens that callers must show, one per line; none: no token needed."),
  ALLOW_UNAUTHENTICATED(BOOLEAN, "false", "Lets services listen beyond loopback without tokens."),
  ALLOWED_HOSTS(TEXT, "", "Further names callers may use in the Host header."),
  CORS_ALLOWED_ORIGINS(TEXT, "", "Origins of web pages that may change things."),
  API_REQUESTS_PER_MINUTE(
      AMOUNT, "1000", "Requests a client address may send each service per minute; 0: any number."),
  TRUSTED_PROXIES(RANGES, "", "Proxies whose X-Forwarded-For is believed, separated by commas."),
  INTERNAL_TOKEN(SECRET, "", "What the services' own calls show; none: one kept in the home."),
  SESSION_MAX(COUNT, "100", "Sessions that may be active at once."),
  SESSION_MAX_JOBS(COUNT, "10", "Jobs one session may have; cancelled ones do not count."),
  SESSION_TTL(DURATION, "24h", "How long a session lives after its last activity."),
  SESSION_FILE_GRACE(DURATION, "1h", "How long the files of an expired session stay."),
  SESSION_REQUESTS_PER_MINUTE(
      AMOUNT, "300", "Requests one session may send each replica per minute; 0: any number."),
  LOG_LEVEL(SettingKind.LEVEL, "info", "error, warn, info, debug or trace."),
  LOG_FORMAT(SettingKind.FORMAT, "text", "text or json."),
  LOG_FILES(
      BOOLEAN, "true", "Logs are kept in the home, too, and not only written to the console."),
  OTEL_EXPORTER_OTLP_ENDPOINT(
      URL, "", "A collector of OpenTelemetry that hears of traces; none: nobody does."),
  OTEL_EXPORTER_OTLP_HEADERS(
      SECRET, "", "What is sent to it besides, such as a token: name=value, with commas.");

  private final SettingKind kind;
  private final String fallback;
  private final String meaning;

  Setting(SettingKind kind, String fallback, String meaning) {
    this.kind = kind;
    this.fallback = fallback;
    this.meaning = meaning;
  }

  public SettingKind kind() {
    return kind;
  }

  /** What holds when nothing is set; empty: worked out at start, or none. */
  public String fallback() {
    return fallback;
  }

  public String meaning() {
    return meaning;
  }
}
