package org.ytarchive.download.capture;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.FileSeal;
import org.ytarchive.contracts.download.CompanionFile;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.download.DownloadRoot;
import org.ytarchive.download.download.OutputNames;
import org.ytarchive.download.media.Media;
import org.ytarchive.download.media.MediaProbe;
import org.ytarchive.download.output.Hashing;
import org.ytarchive.download.output.Sha256;
import org.ytarchive.download.output.Shelf;
import org.ytarchive.download.work.Persistently;
import org.ytarchive.download.work.Running;

/**
 * Makes one file of the segments, checks it, and puts it in its place with its thumbnail. Their
 * names are in the row before they are on the disk: after a crash in between nothing is recorded
 * again.
 */
@Singleton
class CaptureFinisher {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);
  private static final double SECONDS = 2;
  private static final double SHARE = 0.02;

  private final Montage montage;
  private final MediaProbe probe;
  private final DownloadRoot root;
  private final OutputNames names;
  private final CaptureStore store;
  private final Persistently persistently;

  CaptureFinisher(
      Montage montage,
      MediaProbe probe,
      DownloadRoot root,
      OutputNames names,
      CaptureStore store,
      Persistently persistently) {
    this.montage = montage;
    this.probe = probe;
    this.root = root;
    this.names = names;
    this.store = store;
    this.persistently = persistently;
  }

  /** Whether an earlier run, or an earlier attempt, left the finished files in their places. */
  boolean isInPlace(Capture capture) throws IOException {
    return capture.file().isPresent()
        && stands(
            capture.file().get().path(),
            capture.file().get().size(),
            capture.file().get().sha256());
  }

  private boolean stands(String path, long size, String sha256) throws IOException {
    var place = root.file(path);
    return place.isPresent() && Shelf.holds(place.get(), size, sha256);
  }

  /** Joins what was recorded. */
  Path join(List<Segment> segments, Running<CaptureRun> running, Path folder)
      throws IOException, InterruptedException, FailedCapture {
    var result = folder.resolve("recording.mp4");
    var files = segments.stream().map(segment -> segment.file(folder)).toList();
    Files.deleteIfExists(result); // of a run that did not come to its end
    root.requireSpaceFor(Gaps.bytes(segments));
    interruptibly(
        running,
        () -> {
          montage.join(files, folder, result);
          return result;
        });
    return result;
  }

  /** What it is, with an empty path: it has no place yet. */
  DownloadedFile verify(Path recording, List<Segment> segments, Running<CaptureRun> running)
      throws IOException, InterruptedException, FailedCapture {
    Shelf.sync(recording);
    long size = Files.size(recording);
    try (var hashing = new Hashing(recording, bytes -> {})) {
      var media =
          running
              .interruptibly(() -> probe.probe(recording))
              .filter(Media::hasVideo)
              .orElseThrow(() -> FailedCapture.broken("ffprobe sees no video in it", List.of()));
      requireLength(media, Gaps.recorded(segments) / 1000.0);
      var sha256 = running.interruptibly(hashing::sha256);
      FileSeal.put(recording, sha256);
      return file("", media, size, sha256);
    }
  }

  private static void requireLength(Media media, double recorded) throws FailedCapture {
    if (Math.abs(media.duration() - recorded) > Math.max(SECONDS, recorded * SHARE)) {
      throw FailedCapture.broken(
          "the joined recording has %.1f s of %.1f".formatted(media.duration(), recorded),
          List.of());
    }
  }

  private static DownloadedFile file(String path, Media media, long size, String sha256) {
    return new DownloadedFile(
        path,
        size,
        sha256,
        media.duration(),
        media.width(),
        media.height(),
        "mp4",
        media.videoCodec(),
        media.audioCodec());
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
      var file = at(root.wire(place), verified);
      var companions = picture.map(p -> beside(place, p)).stream().toList();
      if (!persistently.write(running, () -> store.remember(running.run(), file, companions))) {
        throw new InterruptedException("a newer run has it");
      }
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

  private static DownloadedFile at(String path, DownloadedFile file) {
    return new DownloadedFile(
        path,
        file.size(),
        file.sha256(),
        file.duration(),
        file.width(),
        file.height(),
        file.container(),
        file.videoCodec(),
        file.audioCodec());
  }

  private Optional<Shelf.Item> thumbnail(Running<CaptureRun> running, Path folder, Path recording)
      throws IOException, InterruptedException, FailedCapture {
    var result = folder.resolve("thumbnail.jpg");
    boolean taken = interruptibly(running, () -> montage.thumbnail(recording, folder, result));
    if (!taken) {
      return Optional.empty();
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
    var name = place.getFileName().toString();
    return place.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".jpg");
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

  private interface Work<T> {
    T get() throws IOException, InterruptedException, FailedCapture;
  }

  /** An interrupt reaches only the wait for the tool. */
  private static <T> T interruptibly(Running<CaptureRun> running, Work<T> work)
      throws IOException, InterruptedException, FailedCapture {
    var failed = new FailedCapture[1];
    try {
      return running.interruptibly(
          () -> {
            try {
              return work.get();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            } catch (FailedCapture e) {
              failed[0] = e;
              throw new IllegalStateException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IllegalStateException e) {
      if (failed[0] != null) {
        throw failed[0];
      }
      throw e;
    }
  }
}
