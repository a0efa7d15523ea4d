package org.ytarchive.download.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTemplateTest {
  private static final String DEFAULT = "%(title).80B [%(id)s].%(ext)s";
  private static final String ID = "dQw4w9WgXcQ";

  private static String name(String template, String title) {
    var values = new HashMap<String, String>();
    values.put("id", ID);
    values.put("ext", "mp4");
    values.put("title", title);
    values.put("channel", "Rick Astley");
    values.put("upload_date", "20091025");
    values.put("height", "720");
    return OutputTemplate.parse(template).render(values);
  }

  private static String name(String title) {
    return name(DEFAULT, title);
  }

  @Test
  void render_ofTheDocumentedVideoIsTheDocumentedName() {
    assertThat(name("Rick Astley - Never Gonna Give You Up"))
        .isEqualTo("Rick Astley - Never Gonna Give You Up [dQw4w9WgXcQ].mp4");
  }

  @Test
  void render_knowsTheOtherFields() {
    assertThat(
            name(
                "%(upload_date)s %(channel)s %(title).4s %(height)sp 100%% %(id)s.%(ext)s",
                "Never"))
        .isEqualTo("20091025 Rick Astley Neve 720p 100% dQw4w9WgXcQ.mp4");
  }

  @Test
  void render_writesNaForWhatIsUnknown() {
    assertThat(name("%(width)s %(id)s.%(ext)s", "x")).isEqualTo("NA dQw4w9WgXcQ.mp4");
  }

  @Test
  void render_cutsAtWholeCharacters() {
    assertThat(name("ä".repeat(41))).isEqualTo("ä".repeat(40) + " [dQw4w9WgXcQ].mp4");
    assertThat(name("a" + "😀".repeat(30))).isEqualTo("a" + "😀".repeat(19) + " [dQw4w9WgXcQ].mp4");
  }

  @Test
  void render_turnsSeparatorsAndWildcardsIntoTheirTwins() {
    assertThat(name("a/b\\c:d*e?f\"g<h>i|j")).isEqualTo("a⧸b⧹c：d＊e？f＂g＜h＞i｜j [dQw4w9WgXcQ].mp4");
  }

  @Test
  void render_dropsWhatCannotBeSeen() {
    assertThat(name("a\u0000b\u001b[31mc\nd\u202Egpj.exe\u2066e\uFEFF\ud800"))
        .isEqualTo("ab[31mc dgpj.exee [dQw4w9WgXcQ].mp4");
    assertThat(name("👩\u200D🚀")).startsWith("👩\u200D🚀");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\u0000\n", "...", "\u202E"})
  void render_ofNoTitleStillHasTheId(String title) {
    assertThat(name(title)).endsWith("[dQw4w9WgXcQ].mp4").doesNotStartWith(".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc/passwd", "..", "/etc/passwd", "-rf", "--exec=x", ".hidden"})
  void render_neverEscapesHidesNorLooksLikeAnOption(String title) {
    for (var template : new String[] {DEFAULT, "%(title)s", "%(title)s.%(ext)s"}) {
      assertThat(name(template, title))
          .doesNotContain("/", "\\")
          .doesNotStartWith(".")
          .doesNotStartWith("-")
          .contains(ID)
          .endsWith(".mp4");
    }
  }

  @Test
  void render_avoidsTheNamesOfDevices() {
    assertThat(name("%(title)s.%(id)s.%(ext)s", "CON")).isEqualTo("_CON.dQw4w9WgXcQ.mp4");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 80, 190, 200, 300, 5000})
  void render_neverExceedsItsBytes(int length) {
    for (var unit : new String[] {"a", "é", "漢", "😀"}) {
      for (var template :
          new String[] {DEFAULT, "%(title)s [%(id)s].%(ext)s", "%(id)s %(title)s"}) {
        var name = name(template, unit.repeat(length));
        assertThat(bytes(name)).isLessThanOrEqualTo(OutputTemplate.MAX_BYTES);
        assertThat(name).contains(ID).endsWith(".mp4");
        assertThat(bytes(OutputTemplate.numbered(name, 12)))
            .isLessThanOrEqualTo(OutputTemplate.MAX_BYTES);
      }
    }
  }

  @Test
  void numbered_goesBeforeTheExtension() {
    assertThat(OutputTemplate.numbered("a.b [x].mp4", 2)).isEqualTo("a.b [x] (2).mp4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%(titel)s", "%(title)", "%s", "50%", "%(title)s/%(id)s", "a\\b", "%(title)r"})
  void parse_refusesWhatItDoesNotKnow(String template) {
    assertThatThrownBy(() -> OutputTemplate.parse(template))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  @Test
  void render_isNotFooledByPatternsInValues() {
    assertThat(
            OutputTemplate.parse("%(title)s %(id)s.%(ext)s")
                .render(Map.of("id", ID, "ext", "mp4", "title", "$1 %(ext)s \\$")))
        .isEqualTo("$1 %(ext)s ⧹$ dQw4w9WgXcQ.mp4");
  }
}
