package org.ytarchive.download.processing;

import jakarta.inject.Singleton;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.processing.MediaJudgement;

/** Says whether a stored file is a video that can be processed. */
@Singleton
class Judge {
  private final Sources sources;
  private final VideoProbe probe;

  Judge(Sources sources, VideoProbe probe) {
    this.sources = sources;
    this.probe = probe;
  }

  MediaJudgement judge(String path) {
    try {
      return good(probe.look(sources.locate(path)));
    } catch (FailedProcessing e) {
      return bad(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ArchiveException(ErrorCode.SERVICE_UNAVAILABLE, "this service is stopping");
    }
  }

  private static MediaJudgement good(SourceVideo video) {
    var picture = video.picture();
    return new MediaJudgement(
        true,
        null,
        video.format(),
        video.duration().orElse(null),
        picture.width(),
        picture.height(),
        picture.codec(),
        video.tracks().stream()
            .filter(SourceVideo.Track::isSound)
            .map(SourceVideo.Track::codec)
            .findFirst()
            .orElse(null));
  }

  /** What is no fault of the file is an error of this service. */
  private static MediaJudgement bad(FailedProcessing e) {
    var failure = e.failure();
    if (!failure.code().equals(ErrorCode.NOT_A_VIDEO.name())) {
      throw new ArchiveException(
          ErrorCode.valueOf(failure.code()), failure.message(), failure.details());
    }
    return new MediaJudgement(false, failure.message(), null, null, null, null, null, null);
  }
}
