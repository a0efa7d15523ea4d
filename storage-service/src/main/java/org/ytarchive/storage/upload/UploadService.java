package org.ytarchive.storage.upload;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.WireId;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.object.FilePresence;
import org.ytarchive.storage.video.RecordId;
import org.ytarchive.storage.video.RecordMetadata;
import org.ytarchive.storage.video.VideoKind;
import org.ytarchive.storage.video.VideoRecord;
import org.ytarchive.storage.video.VideoRecordService;
import org.ytarchive.storage.video.VideoRecordStore;

/** Keeps what was uploaded: one record per video, one file per bytes. */
@Singleton
class UploadService {
  private final VideoRecordService records;
  private final FilePresence presence;
  private final UploadShelf shelf;
  private final Clock clock;

  UploadService(VideoRecordService records, FilePresence presence, UploadShelf shelf, Clock clock) {
    this.records = records;
    this.presence = presence;
    this.shelf = shelf;
    this.clock = clock;
  }

  /**
   * Another file for a known video joins those it has; the same bytes again change nothing.
   * Metadata replaces what was known when it is sent. Throws {@link ErrorCode#INVALID_VIDEO_ID} or
   * {@link ErrorCode#INVALID_PARAMETER} for an id that is of another kind.
   */
  VideoRecordStore.Saved keep(Upload upload) {
    var fields = upload.fields();
    var id = fields.videoId().map(RecordId::new).orElseGet(() -> named(upload.file()));
    var known = records.find(id);
    var kind = kind(id, fields, known);
    var draft =
        new VideoRecordStore.Draft(
            id, kind, metadata(upload), fields.metadata().isPresent(), clock.instant());
    var quality = fields.quality().orElse(null);
    return again(known, upload.file(), quality)
        .map(file -> records.save(draft, List.of(file)))
        .orElseGet(() -> records.save(draft, List.of(shelf.put(id, upload.file(), quality))));
  }

  /** By its bytes: whoever sends the same file twice without a name means one video. */
  private static RecordId named(Received file) {
    var hash = ByteBuffer.wrap(HexFormat.of().parseHex(file.sha256()));
    return new RecordId(WireId.write("up_", new UUID(hash.getLong(), hash.getLong())));
  }

  /** As it is kept; else as the caller says; else as the id looks. */
  private static VideoKind kind(RecordId id, UploadFields fields, Optional<VideoRecord> known) {
    var asked = fields.kind();
    var is = known.map(VideoRecord::kind);
    if (is.isPresent() && asked.isPresent() && !is.equals(asked)) {
      throw ArchiveException.invalid("kind", id + " is kept as another kind");
    }
    var kind = is.or(() -> asked).orElseGet(() -> VideoKind.ofId(id.value()));
    RecordId.of(kind, id.value());
    return kind;
  }

  private static RecordMetadata metadata(Upload upload) {
    return upload
        .fields()
        .metadata()
        .orElseGet(() -> titled(FileName.title(upload.file().fileName())));
  }

  /** What came without a word about it can still be found by its name. */
  private static RecordMetadata titled(String title) {
    return RecordMetadata.of(title.isEmpty() ? Map.of() : Map.of("title", title));
  }

  /** The file there is, if it has the same bytes and is still on the disk. */
  private Optional<StoredFile> again(
      Optional<VideoRecord> known, Received file, @Nullable String quality) {
    return known.stream()
        .flatMap(record -> record.files().stream())
        .filter(f -> f.sha256().equals(file.sha256()) && f.bytes() == file.bytes())
        .filter(f -> f.kind().isMedia() && presence.isThere(f))
        .findFirst()
        .map(f -> quality == null ? f : f.as(quality));
  }
}
