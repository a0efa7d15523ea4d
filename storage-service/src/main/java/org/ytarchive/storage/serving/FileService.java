package org.ytarchive.storage.serving;

import jakarta.inject.Singleton;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.file.StorageRoots;
import org.ytarchive.storage.video.VideoRecordService;

/** Finds the file a player should get. */
@Singleton
class FileService {
  private final VideoRecordService records;
  private final StorageRoots roots;

  FileService(VideoRecordService records, StorageRoots roots) {
    this.records = records;
    this.roots = roots;
  }

  /**
   * Throws {@link ErrorCode#VIDEO_NOT_FOUND}, {@link ErrorCode#FILE_NOT_FOUND} or {@link
   * ErrorCode#STORAGE_ERROR}.
   */
  ServedFile best(String videoId) {
    var file =
        records
            .get(videoId)
            .best()
            .orElseThrow(
                () ->
                    new ArchiveException(
                        ErrorCode.FILE_NOT_FOUND, "no file of this video is kept"));
    return ServedFile.open(file, roots.locate(file).orElseThrow(ServedFile::gone));
  }
}
