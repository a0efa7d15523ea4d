package org.ytarchive.storage.video;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.file.FileAdopter;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.leftover.Leftover;
import org.ytarchive.storage.leftover.LeftoverStore;
import org.ytarchive.storage.leftover.LeftoverSweeper;
import org.ytarchive.storage.object.FilePresence;
import org.ytarchive.storage.vault.Vault;

/** What one may ask of the kept videos. */
@Singleton
public class VideoRecordService {
  private static final Logger log = LoggerFactory.getLogger(VideoRecordService.class);

  /** Where nothing lies but what was made of videos. */
  private static final String RESULTS = "/downloads/processed_videos/";

  private final VideoRecordStore records;
  private final Vault vault;
  private final FileAdopter files;
  private final FilePresence presence;
  private final LeftoverSweeper leftovers;
  private final LeftoverStore leftoverFiles;
  private final SpokenTexts spoken;
  private final Clock clock;

  VideoRecordService(
      VideoRecordStore records,
      Vault vault,
      FileAdopter files,
      FilePresence presence,
      LeftoverSweeper leftovers,
      LeftoverStore leftoverFiles,
      SpokenTexts spoken,
      Clock clock) {
    this.records = records;
    this.vault = vault;
    this.files = files;
    this.presence = presence;
    this.leftovers = leftovers;
    this.leftoverFiles = leftoverFiles;
    this.spoken = spoken;
    this.clock = clock;
  }

  /** Keeps a record and adopts the files that come with it. May be repeated at will. */
  public VideoRecordStore.Saved save(RecordRequest request) {
    refuseOtherKind(request);
    var adopted = request.claims().stream().map(vault::adopt).toList();
    var draft =
        new VideoRecordStore.Draft(
            request.id(), request.kind(), request.metadata(), clock.instant());
    return save(draft, adopted);
  }

  /** The same for files that are known to be what they are said to be. */
  public VideoRecordStore.Saved save(VideoRecordStore.Draft draft, List<StoredFile> adopted) {
    var saved = records.save(draft, adopted, presence::require);
    spoken.read(draft.id());
    report(saved, adopted);
    sweepCopies(adopted);
    return saved;
  }

  /**
   * Adopts a file that was made of a kept video. May be repeated at will. Throws {@link
   * ErrorCode#VIDEO_NOT_FOUND} and what {@link FileAdopter#adopt} throws. A result whose video is
   * gone has nobody left: it goes, too.
   */
  public VideoRecord attach(String videoId, ResultRequest request) {
    var known = find(videoId); // before a file is read for nothing
    if (known.isEmpty()) {
      drop(request);
      throw unknown();
    }
    var id = known.get().id();
    var file = vault.adopt(request.claim()).as(request.kind());
    var record =
        records
            .attach(id, file, clock.instant(), presence::require)
            .orElseThrow(VideoRecordService::unknown);
    log.info("{} adopted {} ({} bytes)", id, file.wirePath(), file.bytes());
    sweepCopies(List.of(file));
    return record;
  }

  /** What is in the bucket now need not lie on the disk any more. */
  private void sweepCopies(List<StoredFile> adopted) {
    if (adopted.stream().anyMatch(file -> file.object() != null)) {
      leftovers.sweep();
    }
  }

  /** Unless another record leans on it. */
  private void drop(ResultRequest request) {
    try {
      if (request.claim().path().startsWith(RESULTS)) {
        leftoverFiles.note(Leftover.of(files.adopt(request.claim())), clock.instant());
        log.info("{} is let go: its video is", request.claim().path());
        leftovers.sweep();
      }
    } catch (ArchiveException e) { // it is gone, or not what it was
      log.info("{} of no video is passed over: {}", request.claim().path(), e.getMessage());
    }
  }

  /**
   * Forgets a video; its files go, but for those another record leans on. Throws {@link
   * ErrorCode#VIDEO_NOT_FOUND}.
   */
  public VideoRecordStore.Deleted delete(String videoId) {
    var deleted =
        RecordId.find(videoId)
            .flatMap(id -> records.delete(id, clock.instant()))
            .orElseThrow(VideoRecordService::unknown);
    log.info("{} deleted, {} files of it", videoId, deleted.files().size());
    leftovers.sweep();
    return deleted;
  }

  private void refuseOtherKind(RecordRequest request) {
    if (records.find(request.id()).filter(r -> r.kind() != request.kind()).isPresent()) {
      throw ArchiveException.invalid("kind", request.id() + " is kept as another kind");
    }
  }

  private static void report(VideoRecordStore.Saved saved, List<StoredFile> files) {
    var what = saved.created() ? "recorded" : "recorded again";
    log.info("{} {}", saved.record().id(), what);
    for (var file : files) {
      log.info("{} adopted {} ({} bytes)", saved.record().id(), file.wirePath(), file.bytes());
    }
  }

  public Optional<VideoRecord> find(RecordId id) {
    return records.find(id);
  }

  /** Throws {@link ErrorCode#VIDEO_NOT_FOUND}. */
  public VideoRecord get(String videoId) {
    return find(videoId).orElseThrow(VideoRecordService::unknown);
  }

  private Optional<VideoRecord> find(String videoId) {
    return RecordId.find(videoId).flatMap(records::find);
  }

  private static ArchiveException unknown() {
    return new ArchiveException(
        ErrorCode.VIDEO_NOT_FOUND,
        "no such video is kept; GET /storage/videos lists those that are");
  }
}
