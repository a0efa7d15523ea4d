package org.ytarchive.storage.video;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** Letters that are put together: each time, all that is said in the video is indexed anew. */
  private static final int AT_ONCE = 2_000_000;

  private final SpokenTextStore texts;
  private final ObjectStores stores;

  SpokenTexts(SpokenTextStore texts, ObjectStores stores) {
    this.texts = texts;
    this.stores = stores;
  }

  /** Reads what was not read yet. A file that cannot be read is kept all the same. */
  public void read(RecordId id) {
    var said = new ArrayList<SpokenTextStore.Said>();
    int length = 0;
    for (var file : texts.unread(id)) {
      var text = text(id, file);
      text.ifPresent(known -> said.add(new SpokenTextStore.Said(file, known)));
      length += text.map(String::length).orElse(0);
      if (length > AT_ONCE) {
        texts.put(id, List.copyOf(said));
        said.clear();
        length = 0;
      }
    }
    if (!said.isEmpty()) {
      texts.put(id, said);
    }
  }

  private Optional<String> text(RecordId id, StoredFile file) {
    try (InputStream in = stores.of(file).read(0, MAX_BYTES)) {
      var content = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
      return Optional.of(SubtitleText.of(content));
    } catch (IOException e) {
      log.warn("{} has subtitles that cannot be searched: {}", id, e.toString());
      return Optional.empty();
    }
  }
}
