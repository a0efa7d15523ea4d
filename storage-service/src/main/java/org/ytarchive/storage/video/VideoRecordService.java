package org.ytarchive.storage.video;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.file.FileAdopter;
import org.ytarchive.storage.file.StoredFile;

/** What one may ask of the kept videos. */
@Singleton
public class VideoRecordService {
  private static final Logger log = LoggerFactory.getLogger(VideoRecordService.class);

  private final VideoRecordStore records;
  private final FileAdopter files;
  private final SpokenTexts spoken;
  private final Clock clock;

  VideoRecordService(VideoRecordStore records, FileAdopter files, SpokenTexts spoken, Clock clock) {
    this.records = records;
    this.files = files;
    this.spoken = spoken;
    this.clock = clock;
  }

  /** Keeps a record and, if there is one, adopts its file. May be repeated at will. */
  public VideoRecordStore.Saved save(RecordRequest request) {
    refuseOtherKind(request);
    var claim = request.claim();
    var file = claim == null ? null : files.adopt(claim);
    var draft =
        new VideoRecordStore.Draft(
            request.id(), request.kind(), request.metadata(), clock.instant());
    var saved = records.save(draft, file);
    spoken.read(request.id());
    report(saved, file);
    return saved;
  }

  private void refuseOtherKind(RecordRequest request) {
    if (records.find(request.id()).filter(r -> r.kind() != request.kind()).isPresent()) {
      throw ArchiveException.invalid("kind", request.id() + " is kept as another kind");
    }
  }

  private static void report(VideoRecordStore.Saved saved, @Nullable StoredFile file) {
    log.info(
        "{} {}{}",
        saved.record().id(),
        saved.created() ? "recorded" : "recorded again",
        file == null ? "" : ", adopted " + file.wirePath() + " (" + file.bytes() + " bytes)");
  }

  /** Throws {@link ErrorCode#VIDEO_NOT_FOUND}. */
  public VideoRecord get(String videoId) {
    return RecordId.find(videoId)
        .flatMap(records::find)
        .orElseThrow(
            () -> new ArchiveException(ErrorCode.VIDEO_NOT_FOUND, "no such video is kept"));
  }
}
