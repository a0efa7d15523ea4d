package org.ytarchive.standalone.cli;

import java.util.Arrays;
import java.util.Optional;
import org.ytarchive.common.ErrorCode;

/** What a person can do about an error. */
final class Advice {

  private Advice() {}

  /** Empty for a code this version does not know. */
  static Optional<String> on(String code) {
    return Arrays.stream(ErrorCode.values())
        .filter(known -> known.name().equals(code))
        .findFirst()
        .map(Advice::on);
  }

  private static String on(ErrorCode code) {
    return switch (code) {
      case INVALID_VIDEO_ID ->
          "give YouTube's 11 characters, or the address of a video as the browser shows it";
      case VIDEO_NOT_FOUND, PLAYLIST_NOT_FOUND ->
          "it is gone, private or not shown here; open it in a browser to be sure. Private videos need cookies in YTDLP_OPTIONS_FILE";
      case QUALITY_NOT_AVAILABLE -> "ask for another --quality, or leave it out for the best";
      case YTDLP_ERROR ->
          "'./ytarchive tools update' fetches the newest yt-dlp; a JavaScript runtime (deno) and, for videos that need an account, cookies in YTDLP_OPTIONS_FILE help further";
      case YOUTUBE_API_ERROR, API_QUOTA_EXCEEDED ->
          "look at YOUTUBE_API_KEY and its quota; without a key metadata comes from yt-dlp";
      case DOWNLOAD_FAILED, DOWNLOAD_TIMEOUT ->
          "look at the network and try again: POST /jobs/ID/retry, or archive it once more";
      case CAPTURE_FAILED -> "look at the camera or stream, its address and its password";
      case TOO_MANY_CAPTURES -> "wait until a capture has ended, or raise MAX_CONCURRENT_CAPTURES";
      case SOURCE_NOT_ALLOWED ->
          "rtsp, rtsps, http and https are recorded; a camera in a network of your own needs that network in CAMERA_ALLOWED_NETWORKS";
      case RATE_LIMIT_EXCEEDED -> "YouTube asks for patience: try again later";
      case IDEMPOTENCY_IN_FLIGHT -> "the same request is being answered just now: try again";
      case DISK_FULL -> "make room in DOWNLOAD_DIR, or set it to a larger disk, and try again";
      case STORAGE_ERROR, FILE_NOT_FOUND ->
          "look at DOWNLOAD_DIR and its disk; './ytarchive logs' says more";
      case UNAUTHORIZED -> "set API_TOKENS_FILE to the file the services use";
      case FORBIDDEN -> "the service does not know this host name: add it to ALLOWED_HOSTS";
      case SERVICE_UNAVAILABLE, COORDINATION_ERROR ->
          "'./ytarchive status' shows which part is missing";
      case JOB_CANCELLED, JOB_FINISHED, WORKPLAN_CONFLICT ->
          "archive it again if you want it after all";
      case INVALID_PARAMETER, METADATA_INVALID, SEARCH_ERROR, IDEMPOTENCY_CONFLICT ->
          "'./ytarchive help' shows what can be asked for";
      case PAYLOAD_TOO_LARGE -> "it is larger than MAX_FILE_SIZE: raise that to take it";
      case JOB_NOT_FOUND,
          DOWNLOAD_NOT_FOUND,
          PROCESSING_NOT_FOUND,
          CAPTURE_NOT_FOUND,
          WORKPLAN_NOT_FOUND,
          NOT_FOUND,
          METHOD_NOT_ALLOWED,
          NOT_ACCEPTABLE,
          PRECONDITION_FAILED,
          UNSUPPORTED_MEDIA_TYPE,
          RANGE_NOT_SATISFIABLE ->
          "the services and this command line may be of different versions: './ytarchive down', then up";
      case NOT_A_VIDEO -> "send a video that players can show";
      case PROCESSING_FAILED -> "try again; './ytarchive logs' says what ffmpeg said";
      case CACHE_ERROR, INTERNAL_ERROR ->
          "this is a fault of YTArchive: './ytarchive logs' shows it; please report it";
    };
  }
}
