package org.ytarchive.storage.serving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ytarchive.storage.testing.Answer;
import org.ytarchive.storage.testing.RunningStorage;

/** What comes along with a video: adopted, counted, served. */
class CompanionFilesIT {
  private static final String VIDEO = "/storage/videos/dQw4w9WgXcQ";

  @TempDir static Path home;
  static RunningStorage storage;

  @BeforeAll
  static void start() {
    storage = RunningStorage.start(home);
    for (var name : List.of("v.mp4", "v.info.json", "v.jpg", "v.en.vtt", "v.de.vtt", "v.srt")) {
      storage.put("a/" + name, name.getBytes(UTF_8));
    }
    storage.put("page.html", "<script>".getBytes(UTF_8));
    assertThat(save("dQw4w9WgXcQ").status()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    storage.close();
  }

  private static Answer save(String id) {
    return saveFiles(
        id,
        """
        {"kind":"metadata","path":"/downloads/a/v.info.json","size":11},
        {"kind":"thumbnail","path":"/downloads/a/v.jpg"},
        {"kind":"subtitles","path":"/downloads/a/v.de.vtt","language":"de"},
        {"kind":"subtitles","path":"/downloads/a/v.en.vtt","language":"en"},
        {"kind":"subtitles","path":"/downloads/a/v.srt"}
        """);
  }

  private static Answer saveFiles(String id, String files) {
    return storage.post(
        "/storage/metadata",
        """
        {"video_id":"%s","metadata":{"title":"T"},"file_path":"/downloads/a/v.mp4","files":[%s]}
        """
            .formatted(id, files));
  }

  @Test
  void record_listsThemWithTheirLanguages() {
    assertThat(listed("kind"))
        .containsExactly("video", "metadata", "thumbnail", "subtitles", "subtitles", "subtitles");
    assertThat(listed("language")).containsExactly(null, null, null, "de", "en", null);
    assertThat(storage.get(VIDEO).data()).containsEntry("file_path", "/downloads/a/v.mp4");
  }

  private static List<Object> listed(String field) {
    var files = (List<?>) storage.get(VIDEO).data().get("files");
    var values = new ArrayList<Object>();
    requireNonNull(files).forEach(file -> values.add(((Map<?, ?>) file).get(field)));
    return values;
  }

  /** Jobs repeats the step when it does not know how the last try ended. */
  @Test
  void save_againChangesNothing() {
    var stats = storage.get("/storage/stats").data();
    var record = storage.get(VIDEO).data();

    assertThat(save("dQw4w9WgXcQ").status()).isEqualTo(200);

    assertThat(storage.get(VIDEO).data()).isEqualTo(record);
    assertThat(storage.get("/storage/stats").data()).isEqualTo(stats);
    assertThat(stats.toString()).contains("thumbnails={count=", "subtitles={count=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "thumbnail; v.jpg; image/jpeg; ",
        "subtitles; v.en.vtt; text/vtt; en",
        "subtitles/en; v.en.vtt; text/vtt; en",
        "subtitles/DE; v.de.vtt; text/vtt; de",
        "subtitles/und; v.srt; application/x-subrip; ",
      })
  void get_servesThemLikeAnyFile(String path, String bytes, String type, String language) {
    var answer = storage.get(VIDEO + "/" + path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(bytes);
    assertThat(answer.header("Content-Type")).startsWith(type);
    assertThat(answer.header("Content-Language")).isEqualTo(language == null ? "" : language);
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Disposition")).startsWith("inline; filename=\"" + bytes);
    var etag = answer.header("ETag");
    assertThat(storage.get(VIDEO + "/" + path, "If-None-Match", etag).status()).isEqualTo(304);
    var part = storage.get(VIDEO + "/" + path, "Range", "bytes=2-3");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo(bytes.substring(2, 4));
    assertThat(storage.head(VIDEO + "/" + path).header("Content-Length"))
        .isEqualTo(Integer.toString(bytes.length()));
  }

  @Test
  void get_ofWhatIsNotThereIs404() {
    assertThat(storage.get(VIDEO + "/subtitles/fr").code()).isEqualTo("FILE_NOT_FOUND");
    saveFiles("nothing-000", "");
    for (var path : List.of("thumbnail", "subtitles", "subtitles/en")) {
      var answer = storage.get("/storage/videos/nothing-000/" + path);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.code()).isEqualTo("FILE_NOT_FOUND");
      assertThat(storage.get("/storage/videos/nobody-0000/" + path).code())
          .isEqualTo("VIDEO_NOT_FOUND");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'kind':'thumbnail'}; INVALID_PARAMETER; files[0].path",
        "{'kind':'thumbnail','path':5}; INVALID_PARAMETER; files[0].path",
        "{'kind':'thumbnail','path':'/downloads/page.html'}; INVALID_PARAMETER; files[0].kind",
        "{'kind':'thumbnail','path':'/downloads/a/v.en.vtt'}; INVALID_PARAMETER; files[0].kind",
        "{'kind':'video','path':'/downloads/a/v.mp4'}; INVALID_PARAMETER; files[0].kind",
        "{'kind':'thumbnail','path':'/etc/x.jpg'}; INVALID_PARAMETER; files[0].path",
        "{'kind':'thumbnail','path':'/downloads/../x.jpg'}; INVALID_PARAMETER; files[0].path",
        "{'kind':'thumbnail','path':'/downloads/none.jpg'}; FILE_NOT_FOUND; files[0].path",
        "{'kind':'thumbnail','path':'/downloads/a/v.jpg','size':1}; METADATA_INVALID; files[0].size",
        "{'kind':'thumbnail','path':'/downloads/a/v.jpg','sha256':'x'}; INVALID_PARAMETER; files[0].sha256",
        "{'kind':'thumbnail','path':'/downloads/a/v.jpg','language':'en'}; INVALID_PARAMETER; files[0].language",
        "{'kind':'subtitles','path':'/downloads/a/v.srt','language':'../en'}; INVALID_PARAMETER; files[0].language",
        "5; INVALID_PARAMETER; files",
      })
  void save_ofWhatIsWrongNamesItAndKeepsNothing(String file, String code, String parameter) {
    var answer = saveFiles("wrong-00000", file.replace('\'', '"'));

    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.parameter()).isEqualTo(parameter);
    assertThat(storage.get("/storage/videos/wrong-00000").status()).isEqualTo(404);
  }

  @Test
  void save_ofOneFileTwiceIs400() {
    var file = "{\"kind\":\"thumbnail\",\"path\":\"/downloads/a/v.jpg\"}";

    assertThat(saveFiles("wrong-00001", file + "," + file).parameter()).isEqualTo("files[1].path");
  }
}
