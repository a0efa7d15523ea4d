package org.ytarchive.download.ytdlp;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.video.PlaylistInfo;
import org.ytarchive.download.media.PlaylistInfos;
import org.ytarchive.download.media.YouTubeAddress;

/** Lists with yt-dlp, a page of a hundred entries at a time, looking into none of them. */
@Singleton
class YtDlpPlaylistInfos implements PlaylistInfos {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final Duration LIMIT_PER_ENTRY = Duration.ofMillis(25);

  private final Questions questions;
  private final JsonMapper mapper;

  YtDlpPlaylistInfos(Questions questions, JsonMapper mapper) {
    this.questions = questions;
    this.mapper = mapper;
  }

  @Override
  public PlaylistInfo of(YouTubeAddress.Listed list, int limit) {
    var lines = new ListLines(mapper, limit);
    var question =
        new Questions.Question(
            (ytDlp, folder) -> ytDlp.listing(list.url(), limit, folder),
            LIMIT.plus(LIMIT_PER_ENTRY.multipliedBy(limit)),
            lines);
    return questions.ask(question, new Listing(lines));
  }

  private record Listing(ListLines lines) implements Questions.Answer<PlaylistInfo> {
    private static final Pattern NO_PAGE = Pattern.compile("HTTP Error 404");

    @Override
    public PlaylistInfo read(Path folder) throws IOException {
      return lines.playlist().orElseThrow(() -> new IOException("it names no list"));
    }

    @Override
    public Failure failure(Failure failure) {
      boolean gone =
          failure.code().equals(ErrorCode.VIDEO_NOT_FOUND.name())
              || NO_PAGE.matcher(String.valueOf(failure.details().get("last_lines"))).find();
      return gone
          ? new Failure(
              ErrorCode.PLAYLIST_NOT_FOUND.name(),
              "there is no such playlist or channel, or it is private",
              FailureClass.NEVER,
              failure.details())
          : failure;
    }
  }
}
