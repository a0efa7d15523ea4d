package org.ytarchive.storage.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SnippetTest {

  @Test
  void of_marksWhatWasFoundAndEscapesTheRest() {
    assertThat(snippet("<script>alert(\"Running & it's\")</script>", "run"))
        .isEqualTo(
            "&lt;script&gt;alert(&quot;<mark>Running</mark> &amp; it&#39;s&quot;)&lt;/script&gt;");
  }

  @Test
  void of_takesTheFirstTextInWhichSomethingIsFound() {
    var snippet = new Snippet(List.of("gonna"));

    assertThat(snippet.of(List.of("nothing", "we're gonna", "gonna")))
        .isEqualTo("we&#39;re <mark>gonna</mark>");
    assertThat(snippet.of(List.of("", "only this"))).isEqualTo("only this");
    assertThat(snippet.of(List.of("", ""))).isEmpty();
  }

  @Test
  void of_aLongTextIsAPieceOfIt() {
    var text = "before ".repeat(100) + "needle " + "after ".repeat(100);

    assertThat(snippet(text, "needl"))
        .startsWith("…before")
        .contains("<mark>needle</mark> after")
        .endsWith("after…")
        .hasSizeLessThan(260);
  }

  @Test
  void of_mindsNeitherCaseNorAccentsNorStems() {
    assertThat(snippet("ÉCRAN happy", "ecran", "happi"))
        .isEqualTo("<mark>ÉCRAN</mark> <mark>happy</mark>");
  }

  @Test
  void of_unspacedTextMarksThePiece() {
    assertThat(snippet("昨日東京タワーで", "東京", "京タ")).isEqualTo("昨日<mark>東京タ</mark>ワーで");
  }

  @Test
  void of_textOfOneEndlessWord() {
    assertThat(snippet("😀".repeat(1000), "x")).hasSizeLessThan(230).endsWith("…");
    assertThat(snippet("a".repeat(1000), "a")).startsWith("<mark>a");
  }

  private static String snippet(String text, String... stems) {
    return new Snippet(List.of(stems)).of(List.of(text));
  }
}
