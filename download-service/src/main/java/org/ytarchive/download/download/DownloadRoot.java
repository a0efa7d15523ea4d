package org.ytarchive.download.download;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ArchiveRoot;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.settings.SettingsException;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.download.output.Shelf;

/** The folder all downloads stay in, {@code /downloads} on the wire. */
@Singleton
public class DownloadRoot {
  static final String WORK = ".work";
  static final String NAME = "/downloads";
  private static final int MAX_PATH = 1000;
  private static final int MAX_SEGMENT_BYTES = 200;

  private final ArchiveRoot root;
  private final long floor;

  DownloadRoot(DownloadSettings settings) {
    this.root = new ArchiveRoot(NAME, Path.of(settings.folder()));
    this.floor = settings.freeSpaceFloor();
    try {
      Files.createDirectories(work());
    } catch (IOException e) {
      throw new SettingsException("DOWNLOAD_DIR cannot be used: " + settings.folder());
    }
  }

  /** Where partial files live. */
  public Path work() {
    return root.folder().resolve(WORK);
  }

  /** The same for other kinds of work, each of which clears its own away. */
  public Path work(String kind) {
    return root.folder().resolve(WORK + "-" + kind);
  }

  /** The wire name of a folder a caller asked for. Throws {@code INVALID_PARAMETER}. */
  public String folder(String asked) {
    return resolve(asked).map(root::wire).orElseThrow(DownloadRoot::invalid);
  }

  private static ArchiveException invalid() {
    return ArchiveException.invalid("output_path", "output_path is a folder under /downloads");
  }

  /** Where that folder really is; empty when it lies outside, or became a file or a link out. */
  public Optional<Path> resolve(String wire) {
    return wire.length() > MAX_PATH
        ? Optional.empty()
        : root.resolve(wire).filter(this::mayHoldFiles);
  }

  private boolean mayHoldFiles(Path path) {
    for (var segment : root.folder().relativize(path)) {
      if (!isPlain(segment.toString())) {
        return false;
      }
    }
    return !isWork(path) && (!Files.exists(path) || Files.isDirectory(path));
  }

  private boolean isWork(Path path) {
    return root.folder().relativize(path).toString().startsWith(WORK);
  }

  private static boolean isPlain(String segment) {
    return segment.getBytes(StandardCharsets.UTF_8).length <= MAX_SEGMENT_BYTES
        && segment.codePoints().noneMatch(Character::isISOControl);
  }

  /** The wire name of a file. */
  public String wire(Path file) {
    return root.wire(file);
  }

  /** The same file, at this place. */
  public DownloadedFile at(Path place, DownloadedFile file) {
    return new DownloadedFile(
        wire(place),
        file.size(),
        file.sha256(),
        file.duration(),
        file.width(),
        file.height(),
        file.container(),
        file.videoCodec(),
        file.audioCodec());
  }

  /** Whether just this file stands in its place. */
  public boolean holds(DownloadedFile file) throws IOException {
    return holds(file.path(), file.size(), file.sha256());
  }

  /** The same for a file of any kind. */
  public boolean holds(String wire, long size, String sha256) throws IOException {
    var place = file(wire);
    return place.isPresent() && Shelf.holds(place.get(), size, sha256);
  }

  /** A file by its wire name. */
  public Optional<Path> file(String wire) {
    return root.resolve(wire);
  }

  /** Throws {@code DISK_FULL} when too little is free to begin anything. */
  public void requireSpace() {
    requireSpaceFor(0);
  }

  /** Throws {@code DISK_FULL} when too little would be left beside so many bytes. */
  public void requireSpaceFor(long bytes) {
    long free = freeBytes();
    long needed = floor + bytes;
    if (free < needed) {
      throw new ArchiveException(
          ErrorCode.DISK_FULL,
          "too little space for downloads: " + free + " bytes free, " + needed + " needed",
          Map.of("free_bytes", free, "needed_bytes", needed));
    }
  }

  public long freeBytes() {
    try {
      return Files.getFileStore(root.folder()).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
