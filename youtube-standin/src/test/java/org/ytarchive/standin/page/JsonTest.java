package org.ytarchive.standin.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void write_keepsOrderAndEscapes() {
    var value = Json.object("b", List.of(1, true, "\"\n"), "a", Json.object());

    assertThat(Json.write(value)).isEqualTo("{\"b\":[1,true,\"\\\"\\n\"],\"a\":{}}");
  }

  /** A title must not end the script it stands in. */
  @Test
  void writeForScript_closesNoTag() {
    assertThat(Json.writeForScript("</script>")).doesNotContain("<");
  }

  @Test
  void find_looksAtAnyDepth() {
    assertThat(Json.find("{\"a\":{\"videoId\":\"x\"}}", "videoId")).contains("x");
    assertThat(Json.find("{\"a\":1}", "videoId")).isEmpty();
    assertThat(Json.find("not json", "videoId")).isEmpty();
  }
}
