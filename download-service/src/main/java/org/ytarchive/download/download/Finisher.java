package org.ytarchive.download.download;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.download.output.Shelf;
import org.ytarchive.download.work.Persistently;
import org.ytarchive.download.work.Running;

/**
 * Puts a verified file in its place. Its name is in the row before it is on the disk, so that after
 * a crash in between the next run finds it and fetches nothing again.
 */
@Singleton
class Finisher {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);

  private final DownloadRoot root;
  private final DownloadStore store;
  private final Persistently persistently;
  private final OutputNames names;

  Finisher(
      DownloadRoot root,
      DownloadStore store,
      Persistently persistently,
      DownloadSettings settings) {
    this.root = root;
    this.store = store;
    this.persistently = persistently;
    this.names = new OutputNames(settings);
  }

  /** Whether an earlier run, or an earlier attempt, left the finished file in its place. */
  boolean isInPlace(Download download) throws IOException {
    return download.file().isPresent() && root.holds(download.file().get());
  }

  /** Moves the file; throws {@link InterruptedException} when a newer run has taken over. */
  DownloadedFile place(
      Download download,
      Running<Run> running,
      Path fetched,
      VideoInfo info,
      DownloadedFile verified)
      throws IOException, InterruptedException, FailedDownload {
    var folder = folder(download.request().outputFolder());
    var name = name(download, info, verified);
    var item = new Shelf.Item(fetched, verified.size(), verified.sha256());
    while (true) {
      var place = Shelf.place(item, folder, name);
      var named = root.at(place, verified);
      persistently.require(running, () -> store.remember(running.run(), named));
      if (Shelf.put(item, place)) {
        return named;
      }
    }
  }

  /** Looked at again: since the request it may have become something else. */
  private Path folder(String wire) throws IOException, FailedDownload {
    var folder = root.resolve(wire);
    if (folder.isEmpty()) {
      throw FailedDownload.of(
          ErrorCode.INVALID_PARAMETER,
          FailureClass.NEVER,
          "output_path is no longer a folder under /downloads");
    }
    return Files.createDirectories(folder.get());
  }

  private String name(Download download, VideoInfo info, DownloadedFile file) {
    var values = new HashMap<String, String>();
    values.put("id", download.request().order().videoId().value());
    values.put("ext", Optional.ofNullable(file.container()).orElse(""));
    put(values, "title", info.title());
    put(values, "channel", channel(info).map(Channel::title).orElse(null));
    put(values, "channel_id", channel(info).map(Channel::id).orElse(null));
    put(values, "upload_date", day(info.publishedAt()));
    put(values, "duration", Math.round(file.duration()));
    put(values, "width", file.width());
    put(values, "height", file.height());
    return names.name(values);
  }

  private static Optional<Channel> channel(VideoInfo info) {
    return Optional.ofNullable(info.channel());
  }

  private static @Nullable String day(@Nullable Instant published) {
    return published == null ? null : DAY.format(published);
  }

  private static void put(Map<String, String> values, String field, @Nullable Object value) {
    if (value != null) {
      values.put(field, value.toString());
    }
  }
}
