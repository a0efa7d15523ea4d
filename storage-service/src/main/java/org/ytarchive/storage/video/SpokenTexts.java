package org.ytarchive.storage.video;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.storage.file.StorageRoots;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.search.SubtitleText;

/** Makes what is said in a video findable, once its subtitles are stored. */
@Singleton
public class SpokenTexts {
  private static final Logger log = LoggerFactory.getLogger(SpokenTexts.class);
  private static final int MAX_BYTES = 5_000_000;

  private final SpokenTextStore texts;
  private final StorageRoots roots;

  SpokenTexts(SpokenTextStore texts, StorageRoots roots) {
    this.texts = texts;
    this.roots = roots;
  }

  /** Reads what was not read yet. A file that cannot be read is kept all the same. */
  public void read(RecordId id) {
    for (var file : texts.unread(id)) {
      roots.locate(file).ifPresent(path -> read(id, file, path));
    }
  }

  private void read(RecordId id, StoredFile file, Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      var content = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
      texts.put(id, file, SubtitleText.of(content));
    } catch (IOException e) {
      log.warn("{} has subtitles that cannot be searched: {}", id, e.toString());
    }
  }
}
