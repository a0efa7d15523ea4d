package org.ytarchive.storage.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/** What a search finds. */
class SearchIT extends SearchedArchive {
  /** As people type it, against one video. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "rick",
        "RICK Astley",
        "astley rick",
        "give",
        "giving",
        "never gonna",
        "\"never gonna give\"",
        "\"Gonna Give You\" astley",
        "rick -morty",
        "rick -\"give never\"",
        "rick -about",
        "nev",
        "rick ast",
        "gi",
        "dont",
        "don't",
        "DON’T",
        "video/4k",
        "4k",
        "ecran",
        "ÉCRAN",
        "the",
        "\"the writer\"",
        "who is the",
        "ricky -? !!",
        "\"never gonna gi",
        "astlye",
        "asltey rick",
        "gonnna",
        "RickAstleyYT",
        "remastered in",
      })
  void search_finds(String typed) {
    keep(
        "Rick Astley - Never Gonna Give You Up (Official Video/4K Remaster)",
        "The writer of Ricky's écran: don't miss it! Who is the one?",
        "RickAstleyYT");
    keep("Something else", "entirely other", "Another");

    assertThat(titles(typed, "all")).hasSize(1).first().asString().startsWith("Rick");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "rick morty",
        "\"gonna never\"",
        "\"give up you\"",
        "\"giving\"",
        "rick -never",
        "rick -\"never gonna\"",
        "rick -by",
        "xylophone",
        "ast never -rick",
        "\"up words\"",
        "!!! ???",
        "'; drop table video_records; --",
        "& | ! <-> :*",
      })
  void search_doesNotFind(String typed) {
    keep("Rick Astley - Never Gonna Give You Up", "Words by Rick", "Rick");

    assertThat(titles(typed, "all")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "東京タワーの夜景, 東京",
    "東京タワーの夜景, タワー",
    "東京タワーの夜景, 夜",
    "東京タワーの夜景, 夜景",
    "東京タワーの夜景, 京タワ",
    "東京タワーの夜景, ﾀﾜｰ",
    "我们去看长城了, 长城",
    "我们去看长城了, 看长城 我们",
    "日本語 Lesson 5の文法, lesson",
    "日本語 Lesson 5の文法, 5の文法",
    "서울에서 부산까지, 부산",
    "สวัสดีครับ, สวัสดี",
    "हिन्दी गाने, हिन्दी",
    "Привет мир, привет",
    "Привет мир, превет",
    "Łódź nocą, noca",
    "Zażółć gęślą jaźń, gesla",
  })
  void search_findsInScripts(String title, String typed) {
    keep(title, "", "");
    keep("Other", "", "");

    assertThat(titles(typed, "all")).containsExactly(title);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"東京タワー\"",
        "\"京タワ\"",
        "\"ワーの夜\"",
        "\"夜景\"",
        "\"景\"",
        "\"夜景 tokyo\"",
        "\"tokyo by night\""
      })
  void search_findsPhrasesBesideTextWithoutSpaces(String typed) {
    keep("東京タワーの夜景 Tokyo by night", "", "");
    keep("夜の東京タワー tokyo night by", "", "");

    assertThat(titles(typed, "all")).contains("東京タワーの夜景 Tokyo by night");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acomodation", "accomodation", "Acommodatoin ", "acommodatoin guide"})
  void search_findsWhatWasMistyped(String typed) {
    keep("Accommodation guide", "", "");
    keep("Something else", "", "");

    assertThat(titles(typed, "all")).containsExactly("Accommodation guide");
  }

  @Test
  void search_inUnspacedTextKeepsTheOrderOfLetters() {
    keep("東京都", "", "");

    assertThat(titles("京東", "all")).isEmpty();
    assertThat(titles("都東", "all")).isEmpty();
  }

  @Test
  void search_looksWhereItIsTold() {
    keep("Rabbit", "carrot", "Burrow");
    keep("Carrot", "rabbit", "Garden");
    keep("Hole", "burrow", "Rabbit");

    assertThat(titles("rabbit", "title")).containsExactly("Rabbit");
    assertThat(titles("rabbit", "description")).containsExactly("Carrot");
    assertThat(titles("rabbit", "all")).containsExactly("Rabbit", "Hole", "Carrot");
    assertThat(titles("rab", "title")).containsExactly("Rabbit");
    assertThat(titles("rabbit carrot", "all")).containsExactlyInAnyOrder("Rabbit", "Carrot");
    assertThat(titles("rabbit carrot", "title")).isEmpty();
    assertThat(titles("rabbit -carrot", "title")).containsExactly("Rabbit");
  }

  /** A phrase ends with its field. */
  @Test
  void search_findsNoPhraseAcrossFields() {
    keep("one two", "three four", "");

    assertThat(titles("\"two three\"", "all")).isEmpty();
  }

  @Test
  void search_showsWhereItFound() {
    keep("Title", "Some <b>bold</b> & \"quoted\" text about running", "");

    var found = search("run", "all", 10, null).videos().getFirst();

    assertThat(found.snippet())
        .isEqualTo(
            "Some &lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot; text about <mark>running</mark>");
    assertThat(found.score()).isZero();
    assertThat(search("title", "all", 10, null).videos().getFirst().score()).isPositive();
  }

  @Test
  void search_followsChangesAndRemovals() throws SQLException {
    keep("first", "", "");
    var draft = draft("video-00001", Map.of("title", "second"));
    database.bean(VideoRecordStore.class).save(draft, List.of());

    assertThat(titles("first", "title")).isEmpty();
    assertThat(titles("second", "title")).containsExactly("second");

    database.execute("delete from video_records");
    assertThat(titles("second", "title")).isEmpty();
    assertThat(database.number("select count(*) from video_texts")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-only", "-one -\"two three\""})
  void search_ofOnlyExclusionsIsRefused(String typed) {
    assertRefused(typed);
  }

  @Test
  void search_ofTooMuchIsRefused() {
    assertRefused("a".repeat(501));
    assertRefused("a ".repeat(33));
    assertThat(titles("a ".repeat(32), "all")).isEmpty();
  }

  private static void assertRefused(String typed) {
    assertThatThrownBy(() -> SearchRequest.of(typed, "all"))
        .isInstanceOfSatisfying(
            ArchiveException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SEARCH_ERROR));
  }
}
