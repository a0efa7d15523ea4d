package org.ytarchive.download.ytdlp;

import static org.ytarchive.common.ErrorCode.DISK_FULL;
import static org.ytarchive.common.ErrorCode.DOWNLOAD_FAILED;
import static org.ytarchive.common.ErrorCode.DOWNLOAD_TIMEOUT;
import static org.ytarchive.common.ErrorCode.QUALITY_NOT_AVAILABLE;
import static org.ytarchive.common.ErrorCode.VIDEO_NOT_FOUND;
import static org.ytarchive.common.ErrorCode.YTDLP_ERROR;
import static org.ytarchive.contracts.download.FailureClass.BLOCKED;
import static org.ytarchive.contracts.download.FailureClass.BUG;
import static org.ytarchive.contracts.download.FailureClass.LATER;
import static org.ytarchive.contracts.download.FailureClass.NEVER;
import static org.ytarchive.download.ytdlp.FailureRule.because;
import static org.ytarchive.download.ytdlp.FailureRule.when;

import java.util.List;
import org.ytarchive.contracts.download.FailureClass;

/** What yt-dlp's words mean; the first row that fits decides. */
final class FailureTable {
  /** Words that only say that YouTube could not be asked; the lines before them say why. */
  private static final String COULD_NOT_ASK =
      "unable to download (api page|webpage|video data)|failed to extract any player response"
          + "|fragment \\d+ not found|giving up after|unable to download|got error";

  static final List<FailureRule> ROWS =
      List.of(
          // --- our machine
          when(
              "no space left on device|errno 28\\b",
              DISK_FULL,
              FailureClass.DISK_FULL,
              "the disk is full: make space"),
          because(
              COULD_NOT_ASK,
              "no space left on device|errno 28\\b",
              DISK_FULL,
              FailureClass.DISK_FULL,
              "the disk is full: make space"),
          // --- before "unavailable", which some of these say too
          when(
              "confirm you.{1,3}re not a bot",
              YTDLP_ERROR,
              BLOCKED,
              "YouTube takes this address for a robot: wait, or give cookies in"
                  + " YTDLP_OPTIONS_FILE"),
          when(
              "content isn.{1,3}t available, try again later|rate-limited by youtube",
              YTDLP_ERROR,
              BLOCKED,
              "YouTube limits this address: wait some hours"),
          when(
              "sign in to confirm your age|age-restricted",
              YTDLP_ERROR,
              NEVER,
              "age-restricted: only with the cookies of an adult's account in YTDLP_OPTIONS_FILE"),
          when("drm protected", YTDLP_ERROR, NEVER, "the video is encrypted (DRM)"),
          when(
              "premieres in|premiere will begin|live event will begin|live event has not started",
              VIDEO_NOT_FOUND,
              LATER,
              "the video has not begun yet"),
          when(
              "not made this video available in your country|not available in your country"
                  + "|not available (in|from) your (location|region)",
              VIDEO_NOT_FOUND,
              NEVER,
              "the video is not shown in this country"),
          when(
              "members-only|join this channel",
              VIDEO_NOT_FOUND,
              NEVER,
              "the video is for the channel's members only"),
          when("private video|video is private", VIDEO_NOT_FOUND, NEVER, "the video is private"),
          when(
              "video unavailable|has been removed|does not exist|no longer available"
                  + "|account .{0,40}terminated|video is (not|un)available",
              VIDEO_NOT_FOUND,
              NEVER,
              "there is no such video (any more)"),
          // --- what was asked for
          when(
              "requested format is not available",
              QUALITY_NOT_AVAILABLE,
              NEVER,
              "the video does not come in the requested format: GET /download/formats/{video_id}"
                  + " lists what there is"),
          when(
              "no video formats found|n challenge solving failed|nsig extraction failed"
                  + "|unable to extract|please (update|upgrade) yt-dlp",
              YTDLP_ERROR,
              BUG,
              "yt-dlp does not understand YouTube: update it, and install a JavaScript runtime"
                  + " (deno, or node 22 or newer)"),
          when(
              "no suitable extractor|unsupported url",
              YTDLP_ERROR,
              BUG,
              "this yt-dlp has no extractor for YouTube"),
          when(
              "ffmpeg (is )?not (installed|found)|ffprobe and ffmpeg not found",
              YTDLP_ERROR,
              BUG,
              "yt-dlp cannot find ffmpeg: install it or set FFMPEG_PATH"),
          // --- the way to YouTube
          when(
              "certificate_verify_failed|certificate verify failed",
              YTDLP_ERROR,
              BUG,
              "the certificate is not trusted: is there a proxy whose authority must be installed?"),
          because(
              COULD_NOT_ASK,
              "certificate_verify_failed|certificate verify failed",
              YTDLP_ERROR,
              BUG,
              "the certificate is not trusted: is there a proxy whose authority must be installed?"),
          because(
              COULD_NOT_ASK,
              "http error 429",
              DOWNLOAD_FAILED,
              BLOCKED,
              "YouTube limits this address (429): wait"),
          because(
              COULD_NOT_ASK,
              "http error (403|404|410)",
              DOWNLOAD_FAILED,
              LATER,
              "YouTube refused the media; its addresses may have expired, another try gets new"
                  + " ones"),
          because(
              COULD_NOT_ASK,
              "http error 5\\d\\d",
              DOWNLOAD_FAILED,
              LATER,
              "YouTube had an error of its own"),
          because(
              COULD_NOT_ASK,
              "connection refused|name or service not known|name resolution|no address associated"
                  + "|network is unreachable|no route to host|tunnel connection failed"
                  + "|unable to connect to proxy|proxyerror|nodename nor servname"
                  + "|failed to resolve",
              DOWNLOAD_FAILED,
              LATER,
              "YouTube cannot be reached: check the network and the proxy settings"),
          because(COULD_NOT_ASK, "timed out", DOWNLOAD_TIMEOUT, LATER, "YouTube stopped sending"),
          when("timed out", DOWNLOAD_TIMEOUT, LATER, "YouTube stopped sending"),
          because(
              COULD_NOT_ASK,
              "remote end closed|connection (reset|aborted|broken)|incompleteread|bytes read"
                  + "|eof occurred|read error",
              DOWNLOAD_FAILED,
              LATER,
              "the connection broke off"),
          when(COULD_NOT_ASK, DOWNLOAD_FAILED, LATER, "YouTube did not send the video"),
          when(
              "did not get any data blocks|downloaded file is empty|content too short"
                  + "|bytes read, \\d+ more expected",
              DOWNLOAD_FAILED,
              LATER,
              "the connection broke off"),
          when("interrupted by user", DOWNLOAD_FAILED, LATER, "yt-dlp was stopped from outside"));

  private FailureTable() {}
}
