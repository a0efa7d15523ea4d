package org.ytarchive.download.capture;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.CompanionFile;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.download.DownloadRoot;
import org.ytarchive.download.download.OutputNames;
import org.ytarchive.download.output.FileName;
import org.ytarchive.download.output.Sha256;
import org.ytarchive.download.output.Shelf;
import org.ytarchive.download.work.Persistently;
import org.ytarchive.download.work.Running;

/**
 * Makes one file of the segments, and puts it in its place with its thumbnail. Their names are in
 * the row before they are on the disk: after a crash in between nothing is recorded again.
 */
@Singleton
class CaptureFinisher {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);

  private final Montage montage;
  private final DownloadRoot root;
  private final OutputNames names;
  private final CaptureStore store;
  private final Persistently persistently;

  CaptureFinisher(
      Montage montage,
      DownloadRoot root,
      OutputNames names,
      CaptureStore store,
      Persistently persistently) {
    this.montage = montage;
    this.root = root;
    this.names = names;
    this.store = store;
    this.persistently = persistently;
  }

  /** Whether an earlier run, or an earlier attempt, left the finished files in their places. */
  boolean isInPlace(Capture capture) throws IOException {
    return capture.file().isPresent() && root.holds(capture.file().get());
  }

  /** Joins what was recorded. */
  Path join(List<Segment> segments, Running<CaptureRun> running, Path folder)
      throws IOException, InterruptedException, FailedCapture {
    var result = folder.resolve("recording.mp4");
    var files = segments.stream().map(segment -> segment.file(folder)).toList();
    Files.deleteIfExists(result); // of a run that did not come to its end
    root.requireSpaceFor(Gaps.bytes(segments));
    try (var window = running.interruptible()) {
      montage.join(files, folder, result);
    }
    return result;
  }

  /** Into its place, and the thumbnail beside it. */
  DownloadedFile place(
      Capture capture,
      Running<CaptureRun> running,
      Path folder,
      Path recording,
      DownloadedFile verified)
      throws IOException, InterruptedException, FailedCapture {
    var picture = thumbnail(running, folder, recording);
    var item = new Shelf.Item(recording, verified.size(), verified.sha256());
    var name = names.name(values(capture, verified));
    while (true) {
      var place = Shelf.place(item, folder(capture), name);
      var file = root.at(place, verified);
      var companions = picture.map(p -> beside(place, p)).stream().toList();
      persistently.require(running, () -> store.remember(running.run(), file, companions));
      if (Shelf.put(item, place)) {
        put(picture, companions, place);
        return file;
      }
    }
  }

  private void put(Optional<Shelf.Item> picture, List<CompanionFile> companions, Path place)
      throws IOException {
    if (picture.isPresent() && !companions.isEmpty()) {
      Shelf.put(picture.get(), pictureBeside(place));
    }
  }

  private Optional<Shelf.Item> thumbnail(Running<CaptureRun> running, Path folder, Path recording)
      throws IOException, InterruptedException {
    var result = folder.resolve("thumbnail.jpg");
    try (var window = running.interruptible()) {
      if (!montage.thumbnail(recording, folder, result)) {
        return Optional.empty();
      }
    }
    Shelf.sync(result);
    return Optional.of(new Shelf.Item(result, Files.size(result), Sha256.of(result)));
  }

  private CompanionFile beside(Path place, Shelf.Item picture) {
    return new CompanionFile(
        CompanionFile.THUMBNAIL,
        root.wire(pictureBeside(place)),
        picture.size(),
        picture.sha256(),
        null);
  }

  /** A recording's name is its own, so its picture's is. */
  private static Path pictureBeside(Path place) {
    return place.resolveSibling(FileName.stem(place) + ".jpg");
  }

  private Path folder(Capture capture) throws IOException, FailedCapture {
    var folder = root.resolve(capture.request().outputFolder());
    if (folder.isEmpty()) {
      throw new FailedCapture(
          new Failure(
              ErrorCode.INVALID_PARAMETER.name(),
              "output_path is no longer a folder under /downloads",
              FailureClass.NEVER,
              Map.of()));
    }
    return Files.createDirectories(folder.get());
  }

  private static Map<String, String> values(Capture capture, DownloadedFile file) {
    var values = new HashMap<String, String>();
    values.put("id", capture.id());
    values.put("ext", "mp4");
    values.put("title", capture.request().name().orElse("Capture"));
    values.put("channel", capture.request().what().toString());
    values.put("upload_date", DAY.format(capture.times().created()));
    values.put("duration", Long.toString(Math.round(file.duration())));
    values.put("width", String.valueOf(file.width()));
    values.put("height", String.valueOf(file.height()));
    return values;
  }
}
