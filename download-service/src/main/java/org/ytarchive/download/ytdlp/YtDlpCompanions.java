package org.ytarchive.download.ytdlp;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.CompanionFile;
import org.ytarchive.download.download.Companion;
import org.ytarchive.download.download.DownloadOrder;
import org.ytarchive.download.download.Outcome;

/**
 * Gathers what is kept beside a video from what yt-dlp left in the work folder. Nothing here makes
 * a video fail.
 */
final class YtDlpCompanions {
  private final JsonMapper mapper;
  private final YtDlpSubtitles subtitles;

  YtDlpCompanions(JsonMapper mapper, YtDlpSubtitles subtitles) {
    this.mapper = mapper;
    this.subtitles = subtitles;
  }

  /** Removes what a run before left: yt-dlp would take half a picture for a whole one. */
  static void forget(VideoId video, Path folder) throws IOException {
    Files.deleteIfExists(YtDlpArguments.infoFile(video, folder));
    for (var place : new Path[] {folder, folder.resolve(YtDlpArguments.UNFINISHED)}) {
      for (var kind : Picture.values()) {
        Files.deleteIfExists(place.resolve(video + kind.ending()));
      }
    }
  }

  /** The fetched video, and what came along. */
  Outcome.Fetched gather(DownloadOrder order, Path folder, Outcome.Fetched video)
      throws InterruptedException {
    var brought = new Brought();
    metadata(order.videoId(), folder, brought);
    thumbnail(order.videoId(), folder, brought);
    if (!order.subtitles().isEmpty()) {
      subtitles.fetch(order, folder, brought);
    }
    return brought.with(video);
  }

  private void metadata(VideoId video, Path folder, Brought brought) {
    try {
      var raw = Json.read(mapper, Files.readAllBytes(YtDlpArguments.infoFile(video, folder)));
      var text = mapper.writeValueAsString(CleanInfo.of(raw.node()));
      var clean = folder.resolve(video + ".clean.json");
      // half of a surrogate pair, which a title may hold, becomes a question mark
      Files.write(clean, text.getBytes(StandardCharsets.UTF_8));
      brought.add(Companion.metadata(clean));
    } catch (IOException e) {
      brought.failed(CompanionFile.METADATA, null, "yt-dlp's info.json cannot be kept: " + e);
    }
  }

  private static void thumbnail(VideoId video, Path folder, Brought brought) {
    try {
      var found = picture(video, folder);
      if (found.isPresent()) {
        brought.add(Companion.thumbnail(found.get()));
      } else {
        brought.failed(CompanionFile.THUMBNAIL, null, "YouTube sent no whole picture");
      }
    } catch (IOException e) {
      brought.failed(CompanionFile.THUMBNAIL, null, "the picture cannot be kept: " + e);
    }
  }

  /** Called by what it is, which is not always what its address said. */
  private static Optional<Path> picture(VideoId video, Path folder) throws IOException {
    for (var named : Picture.values()) {
      var file = folder.resolve(video + named.ending());
      var kind = Files.isRegularFile(file) ? Picture.of(file) : Optional.<Picture>empty();
      if (kind.isPresent()) {
        var place = folder.resolve("thumbnail" + kind.get().ending());
        return Optional.of(Files.move(file, place, StandardCopyOption.REPLACE_EXISTING));
      }
    }
    return Optional.empty();
  }
}
