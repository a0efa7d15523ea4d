package org.ytarchive.download.ytdlp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.download.download.Outcome;
import org.ytarchive.download.media.Media;
import org.ytarchive.download.media.MediaProbe;

/** Judges what a run has left in its folder. */
final class Produced {
  private static final Logger LOG = LoggerFactory.getLogger(Produced.class);

  private final Path folder;
  private final DownloadLimits limits;
  private final boolean soundOnly;
  private final MediaProbe probe;

  Produced(Path folder, DownloadLimits limits, boolean soundOnly, MediaProbe probe) {
    this.folder = folder;
    this.limits = limits;
    this.soundOnly = soundOnly;
    this.probe = probe;
  }

  Outcome judge(String path, VideoInfo info) throws InterruptedException {
    try {
      removeStrangeFiles();
      var file = Path.of(path).toAbsolutePath().normalize();
      return isOurs(file) ? judge(file, info) : strange(file);
    } catch (IOException e) {
      return failed(ErrorCode.DOWNLOAD_FAILED, FailureClass.LATER, "cannot read the file: " + e);
    }
  }

  private boolean isOurs(Path file) {
    return folder.normalize().equals(file.getParent())
        && FileKinds.isAllowed(file)
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private Outcome judge(Path file, VideoInfo info) throws IOException, InterruptedException {
    long size = Files.size(file);
    if (size > limits.fileBytes()) {
      Files.delete(file);
      return failed(
          ErrorCode.PAYLOAD_TOO_LARGE,
          FailureClass.NEVER,
          "the file is larger than MAX_FILE_SIZE: " + size + " bytes");
    }
    if (soundOnly && !probe.probe(file).filter(Produced::isSound).isPresent()) {
      return failed(
          ErrorCode.QUALITY_NOT_AVAILABLE, FailureClass.NEVER, "the video has no sound of its own");
    }
    return new Outcome.Fetched(file, info);
  }

  private static boolean isSound(Media media) {
    return media.hasAudio() && !media.hasVideo();
  }

  private static Outcome strange(Path file) {
    return failed(
        ErrorCode.YTDLP_ERROR,
        FailureClass.BUG,
        "yt-dlp brought a file that is not kept: " + file.getFileName());
  }

  private void removeStrangeFiles() throws IOException {
    for (var file : strangeFiles()) {
      LOG.warn("{}: removed {}, a kind that is not kept", folder.getFileName(), file.getFileName());
      Files.delete(file);
    }
  }

  private List<Path> strangeFiles() throws IOException {
    var strange = new ArrayList<Path>();
    try (var all = Files.newDirectoryStream(folder, f -> !isOwnOrKept(f))) {
      all.forEach(strange::add);
    }
    return strange;
  }

  private static boolean isOwnOrKept(Path file) {
    return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
        || file.getFileName().toString().startsWith(".")
        || FileKinds.isAllowed(file);
  }

  private static Outcome failed(ErrorCode code, FailureClass what, String message) {
    return new Outcome.Failed(new Failure(code.name(), message, what, Map.of()));
  }
}
