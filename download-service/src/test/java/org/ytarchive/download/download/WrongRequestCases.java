package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.download.download.Samples.VIDEO;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are wrong, or try everything. */
interface WrongRequestCases extends DownloadCases {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/download/dl_none",
        "/download/x",
        "/download/%2e%2e",
        "/download/dl_'or'1",
        "/download/formats"
      })
  default void get_ofAnUnknownOneIs404(String path) {
    var answer = downloads().get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.error()).containsEntry("code", "DOWNLOAD_NOT_FOUND");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|INVALID_VIDEO_ID|",
        "{\"video_id\":null}|INVALID_VIDEO_ID|",
        "{\"video_id\":\"short\"}|INVALID_VIDEO_ID|",
        "{\"video_id\":\"--exec=evil\"}|INVALID_VIDEO_ID|",
        "{\"video_id\":\"dQw4w9WgXcQ\\n\"}|INVALID_VIDEO_ID|",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"subtitles\":[\"all\"]}|INVALID_PARAMETER|subtitles",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"subtitles\":[\"en.*\"]}|INVALID_PARAMETER|subtitles",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"subtitles\":[null]}|INVALID_PARAMETER|subtitles",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"quality\":\"720\"}|INVALID_PARAMETER|quality",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"quality\":\"\"}|INVALID_PARAMETER|quality",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"attempt\":0}|INVALID_PARAMETER|attempt",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"attempt\":-1}|INVALID_PARAMETER|attempt",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"attempt\":\"x\"}|INVALID_PARAMETER|",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"attempt\":99999999999}|INVALID_PARAMETER|",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"job_id\":\"\"}|INVALID_PARAMETER|job_id",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"job_id\":\"a b\"}|INVALID_PARAMETER|job_id",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"job_id\":\"a\\u0000\"}|INVALID_PARAMETER|job_id",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"../x\"}|INVALID_PARAMETER|output_path",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"/etc\"}|INVALID_PARAMETER|output_path",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"/downloads/../../x\"}|INVALID_PARAMETER|output_path",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"/downloads/.work/x\"}|INVALID_PARAMETER|output_path",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"/downloads/a\\u0000b\"}|INVALID_PARAMETER|output_path",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"/downloads/a\\nb\"}|INVALID_PARAMETER|output_path",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"/downloads/file.txt\"}|INVALID_PARAMETER|output_path",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"/downloads/link/x\"}|INVALID_PARAMETER|output_path",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"format_selection\":\"--exec\"}|INVALID_PARAMETER|format_selection",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"format_selection\":\"best[\"}|INVALID_PARAMETER|format_selection",
        "[]|INVALID_PARAMETER|",
        "{|INVALID_PARAMETER|",
        "null|INVALID_PARAMETER|",
        "\"x\"|INVALID_PARAMETER|"
      })
  default void create_refusesWhatIsWrong(String body, String code, String parameter)
      throws Exception {
    Files.writeString(home().resolve("downloads/file.txt"), "x");
    if (!Files.exists(home().resolve("downloads/link"))) {
      Files.createSymbolicLink(home().resolve("downloads/link"), Path.of("/tmp"));
    }

    var answer = downloads().post(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).containsEntry("code", code);
    if (parameter != null) {
      assertThat(answer.errorDetails()).contains("parameter=" + parameter);
    }
    assertThat(downloads().open()).isEmpty();
  }

  @Test
  default void create_refusesAVeryLongFolder() {
    var path = "/downloads/" + "a/".repeat(600);
    var answer =
        downloads().post("{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"" + path + "\"}");
    assertThat(answer.status()).isEqualTo(400);
  }

  /** A title that tries everything. */
  @Test
  default void create_survivesAHostileTitle() {
    downloads()
        .downloader()
        .on(
            VIDEO,
            (order, folder, listener) -> {
              var title = "../../\u0000\ud800\u202e<script>'; drop table downloads; --";
              var info = Samples.info(VIDEO, title);
              listener.accept(new DownloadUpdate.Known(info, null));
              var file = ScriptedDownloader.write(folder.resolve("x.mp4"), "content");
              return new Outcome.Fetched(file, info);
            });

    var done = awaitStatus(downloads().post(wish(VIDEO)).text("download_id"), "completed");

    assertThat(done.text("output_path"))
        .isEqualTo("/downloads/⧸..⧸＜script＞'; drop table downloads; -- [dQw4w9WgXcQ].mp4");
  }

  @Test
  default void list_refusesAWrongSlice() {
    assertThat(downloads().get("/download?limit=0").errorDetails()).contains("parameter=limit");
    assertThat(downloads().get("/download?offset=-1").status()).isEqualTo(400);
    assertThat(downloads().get("/download?limit=x").status()).isEqualTo(400);
  }
}
