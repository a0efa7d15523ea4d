package org.ytarchive.storage.video;

import org.ytarchive.contracts.storage.FoundVideos;
import org.ytarchive.contracts.storage.VideoList;
import org.ytarchive.contracts.storage.VideoRecordView;
import org.ytarchive.contracts.storage.VideoRecordView.StoredFileView;
import org.ytarchive.storage.file.StoredFile;

/** What the wire says of kept videos. */
public final class RecordViews {

  private RecordViews() {}

  public static VideoRecordView of(VideoRecord record) {
    var best = record.best();
    return new VideoRecordView(
        record.id().value(),
        record.kind().wireName(),
        record.metadata().title(),
        best.map(StoredFile::wirePath).orElse(null),
        best.map(StoredFile::bytes).orElse(null),
        best.map(StoredFile::sha256).orElse(null),
        record.storedAt(),
        record.metadata().json(),
        record.files().stream().map(RecordViews::of).toList());
  }

  private static StoredFileView of(StoredFile file) {
    return new StoredFileView(
        file.kind().wireName(),
        file.quality(),
        file.wirePath(),
        file.bytes(),
        file.sha256(),
        file.language());
  }

  static VideoList of(VideoPage page) {
    return new VideoList(
        page.videos().stream().map(RecordViews::item).toList(),
        page.total(),
        page.totalIsExact(),
        page.hasMore(),
        page.nextCursor().orElse(null));
  }

  private static VideoList.Item item(VideoSummary video) {
    return new VideoList.Item(
        video.id().value(), video.title(), video.duration(), video.storedAt(), video.fileSize());
  }

  static FoundVideos of(FoundPage page) {
    return new FoundVideos(
        page.videos().stream().map(RecordViews::item).toList(),
        page.total(),
        page.totalIsExact(),
        page.hasMore(),
        page.nextCursor().orElse(null));
  }

  private static FoundVideos.Item item(FoundPage.Found found) {
    var video = found.video();
    return new FoundVideos.Item(
        video.id().value(),
        video.title(),
        video.duration(),
        video.storedAt(),
        video.fileSize(),
        found.snippet(),
        found.score());
  }
}
