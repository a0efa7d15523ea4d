package org.ytarchive.storage.video;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.object.ObjectStores;
import org.ytarchive.storage.search.SubtitleText;

/** Makes what is said in a video findable, once its subtitles are stored. */
@Singleton
public class SpokenTexts {
  private static final Logger log = LoggerFactory.getLogger(SpokenTexts.class);
  private static final int MAX_BYTES = 5_000_000;

  private final SpokenTextStore texts;
  private final ObjectStores stores;

  SpokenTexts(SpokenTextStore texts, ObjectStores stores) {
    this.texts = texts;
    this.stores = stores;
  }

  /** Reads what was not read yet. A file that cannot be read is kept all the same. */
  public void read(RecordId id) {
    for (var file : texts.unread(id)) {
      read(id, file);
    }
  }

  private void read(RecordId id, StoredFile file) {
    try (InputStream in = stores.of(file).read(0, MAX_BYTES)) {
      var content = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
      texts.put(id, file, SubtitleText.of(content));
    } catch (IOException e) {
      log.warn("{} has subtitles that cannot be searched: {}", id, e.toString());
    }
  }
}
