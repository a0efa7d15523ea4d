package org.ytarchive.metadata.video;

import org.ytarchive.common.ArchiveException;
import org.ytarchive.contracts.metadata.VideoMetadata;

/** What a caller hears about one video of many. */
public sealed interface VideoAnswer {
  record Known(VideoMetadata metadata) implements VideoAnswer {}

  record Failed(ArchiveException error) implements VideoAnswer {}
}
