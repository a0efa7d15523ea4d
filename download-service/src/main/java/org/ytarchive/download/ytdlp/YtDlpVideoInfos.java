package org.ytarchive.download.ytdlp;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.download.media.VideoInfos;

/** Asks with yt-dlp. */
@Singleton
class YtDlpVideoInfos implements VideoInfos {
  private static final Duration LIMIT = Duration.ofSeconds(40);

  private final Questions questions;
  private final InfoJson infoJson;

  YtDlpVideoInfos(Questions questions, JsonMapper mapper) {
    this.questions = questions;
    this.infoJson = new InfoJson(mapper);
  }

  @Override
  public VideoInfo of(VideoId id) {
    var question =
        new Questions.Question((ytDlp, folder) -> ytDlp.extraction(id, folder), LIMIT, line -> {});
    return questions.ask(
        question, folder -> infoJson.read(YtDlpArguments.infoFile(id, folder)).info());
  }
}
