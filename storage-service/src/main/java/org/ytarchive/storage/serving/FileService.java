package org.ytarchive.storage.serving;

import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.file.FileKind;
import org.ytarchive.storage.file.StorageRoots;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.object.ObjectStores;
import org.ytarchive.storage.vault.KeptFiles;
import org.ytarchive.storage.video.VideoRecordService;

/** Finds the file that is to be served. */
@Singleton
class FileService {
  private static final String UNDETERMINED = "und"; // as BCP 47 has it

  private final VideoRecordService records;
  private final ObjectStores stores;
  private final StorageRoots roots;
  private final KeptFiles kept;

  FileService(VideoRecordService records, ObjectStores stores, StorageRoots roots, KeptFiles kept) {
    this.records = records;
    this.stores = stores;
    this.roots = roots;
    this.kept = kept;
  }

  /**
   * The file a player should get. Throws {@link ErrorCode#VIDEO_NOT_FOUND}, {@link
   * ErrorCode#FILE_NOT_FOUND} or {@link ErrorCode#STORAGE_ERROR}, like the others here.
   */
  ServedFile best(String videoId) {
    return open(records.get(videoId).best(), "no file of this video is kept");
  }

  /** The video's file that the record lists at this path, {@code /downloads/a.mp4}. */
  ServedFile at(String videoId, String path) {
    var listed = records.get(videoId).files().stream();
    var found = listed.filter(f -> f.kind().isMedia() && f.wirePath().equals(path));
    return open(found.reduce((older, newer) -> newer), "this video has no such file");
  }

  /** Any file of any record, by what it is called. */
  ServedFile called(String path) {
    var found = roots.find(path).flatMap(at -> kept.find(at.root(), at.path(), null, null));
    return open(found, "no such file is kept");
  }

  /** What was made of the video last to look better. */
  ServedFile enhanced(String videoId) {
    return newest(videoId, FileKind.ENHANCED, "this video was not enhanced");
  }

  /** What was worked out of the video last. */
  ServedFile extracted(String videoId) {
    return newest(videoId, FileKind.EXTRACTED, "nothing was extracted from this video");
  }

  private ServedFile newest(String videoId, FileKind kind, String otherwise) {
    return open(of(videoId, kind).reduce((older, newer) -> newer), otherwise);
  }

  /** The newest one. */
  ServedFile thumbnail(String videoId) {
    return newest(videoId, FileKind.THUMBNAIL, "no thumbnail of this video is kept");
  }

  /** Those in English, else the first. */
  ServedFile subtitles(String videoId) {
    var all = of(videoId, FileKind.SUBTITLES).toList();
    var english = all.stream().filter(file -> isIn("en", file)).reduce((older, newer) -> newer);
    return open(english.or(() -> all.stream().findFirst()), "no subtitles of this video are kept");
  }

  /** The newest ones in just this language, whatever its case. */
  ServedFile subtitles(String videoId, String language) {
    var found =
        of(videoId, FileKind.SUBTITLES)
            .filter(file -> isIn(language, file))
            .reduce((older, newer) -> newer);
    return open(found, "no subtitles in this language are kept of this video");
  }

  private Stream<StoredFile> of(String videoId, FileKind kind) {
    return records.get(videoId).files().stream().filter(file -> file.kind() == kind);
  }

  private static boolean isIn(String language, StoredFile file) {
    return language.equalsIgnoreCase(Objects.requireNonNullElse(file.language(), UNDETERMINED));
  }

  private ServedFile open(Optional<StoredFile> file, String otherwise) {
    var kept = file.orElseThrow(() -> new ArchiveException(ErrorCode.FILE_NOT_FOUND, otherwise));
    return ServedFile.open(kept, stores.of(kept));
  }
}
