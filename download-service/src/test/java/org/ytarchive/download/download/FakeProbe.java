package org.ytarchive.download.download;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ytarchive.download.media.Media;
import org.ytarchive.download.media.MediaProbe;

/** Takes any file for ten seconds of video, but for one whose text begins with "broken". */
@Singleton
@Primary
@Requires(property = "test.downloads", value = "scripted")
final class FakeProbe implements MediaProbe {
  @Override
  public Optional<Media> probe(Path file) {
    try {
      return Files.readString(file).startsWith("broken")
          ? Optional.empty()
          : Optional.of(new Media("mov,mp4", 10.0, 1280, 720, "h264", "aac"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
