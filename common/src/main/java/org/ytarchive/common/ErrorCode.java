package org.ytarchive.common;

/**
 * Every error code that leaves the four services, with the HTTP status it travels under.
 *
 * <p>The documented ones stand in {@code ytarchive.md}, "Error Codes"; the others are what an HTTP
 * API needs besides. A code is a promise: it is never renamed.
 */
public enum ErrorCode {
  INVALID_VIDEO_ID(400),
  VIDEO_NOT_FOUND(404),
  API_QUOTA_EXCEEDED(429),
  DOWNLOAD_FAILED(502),
  STORAGE_ERROR(500),
  JOB_NOT_FOUND(404),
  YOUTUBE_API_ERROR(502),
  CACHE_ERROR(500),
  RATE_LIMIT_EXCEEDED(429),
  YTDLP_ERROR(502),
  DOWNLOAD_TIMEOUT(504),
  QUALITY_NOT_AVAILABLE(422),
  DISK_FULL(507),
  FILE_NOT_FOUND(404),
  METADATA_INVALID(400),
  SEARCH_ERROR(400),
  JOB_CANCELLED(409),
  COORDINATION_ERROR(502),

  INVALID_PARAMETER(400),
  UNAUTHORIZED(401),
  FORBIDDEN(403),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  PRECONDITION_FAILED(412),
  PAYLOAD_TOO_LARGE(413),
  UNSUPPORTED_MEDIA_TYPE(415),
  RANGE_NOT_SATISFIABLE(416),
  DOWNLOAD_NOT_FOUND(404),
  PROCESSING_NOT_FOUND(404),
  PLAYLIST_NOT_FOUND(404),
  CAPTURE_NOT_FOUND(404),
  CAPTURE_FAILED(502),
  TOO_MANY_CAPTURES(429),
  SOURCE_NOT_ALLOWED(422),
  WORKPLAN_NOT_FOUND(404),
  WORKPLAN_CONFLICT(409),
  JOB_FINISHED(409),
  NOT_A_VIDEO(422),
  PROCESSING_FAILED(500),
  IDEMPOTENCY_IN_FLIGHT(409),
  IDEMPOTENCY_CONFLICT(422),
  SERVICE_UNAVAILABLE(503),
  INTERNAL_ERROR(500);

  private final int status;

  ErrorCode(int status) {
    this.status = status;
  }

  /** The HTTP status this code is answered with. */
  public int status() {
    return status;
  }
}
