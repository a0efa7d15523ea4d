package org.ytarchive.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  private static final Instant AT = Instant.parse("2025-01-26T09:43:40.123456Z");
  private static final UUID ID = UUID.fromString("0197e7f0-5b1c-7000-8000-0123456789ab");
  private static final String ORDER = "created_at desc";

  @Test
  void read_givesBackWhatWasWritten() {
    var cursor = Cursor.after(ORDER, ID, AT, "Ünï — 日本 \" ;'", 42L);

    var read = Cursor.read(cursor.write(), ORDER).orElseThrow();

    assertThat(read).isEqualTo(cursor);
    assertThat(read.uuid()).isEqualTo(ID);
    assertThat(read.instant(0)).isEqualTo(AT);
    assertThat(read.text(1)).isEqualTo("Ünï — 日本 \" ;'");
    assertThat(read.number(2)).isEqualTo(42);
  }

  @Test
  void write_needsNoEscapingInAnAddress() {
    assertThat(Cursor.after(ORDER, "~~~???", "ÿÿÿ>>>").write()).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void read_ofNothingIsNothing() {
    assertThat(Cursor.read(null, ORDER)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AQ", "not base64!", "AQAAAA", "Av____8", "AQAAAAH_AAAAAA"})
  void read_refusesWhatIsNoneOfOurs(String text) {
    assertRefused(() -> Cursor.read(text, ORDER));
  }

  @Test
  void read_refusesOneMadeForAnotherOrder() {
    assertRefused(() -> Cursor.read(Cursor.after("title asc", ID, "a").write(), ORDER));
  }

  /** A link that was cut while being copied. */
  @Test
  void read_refusesEveryBeginningOfOne() {
    var whole = Cursor.after(ORDER, ID, AT).write();

    IntStream.range(0, whole.length())
        .mapToObj(end -> whole.substring(0, end))
        .forEach(part -> assertThatThrownBy(() -> keys(part)).isInstanceOf(ArchiveException.class));
  }

  /** Whatever is sent, nothing but a 400 may come of it. */
  @Test
  void read_ofAnyBytesIsACursorOrRefused() {
    var random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      var bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      if (bytes.length > 0) {
        bytes[0] = 1;
      }
      var text = Base64.getUrlEncoder().encodeToString(bytes);
      assertThatThrownBy(() -> keys(text)).isInstanceOf(ArchiveException.class);
    }
  }

  @Test
  void keys_refuseWhatADatabaseCannotCompare() {
    assertRefused(() -> Cursor.read(Cursor.after(ORDER, ID, "a\0b").write(), ORDER));
    assertRefused(() -> Cursor.after(ORDER, ID, Instant.MAX).instant(0));
    assertRefused(() -> Cursor.after(ORDER, ID, "yesterday").instant(0));
    assertRefused(() -> Cursor.after(ORDER, ID, "9223372036854775808").number(0));
    assertRefused(() -> Cursor.after(ORDER, "no uuid").uuid());
    assertRefused(() -> Cursor.after(ORDER, ID).text(0));
  }

  @Test
  void read_refusesALongOne() {
    assertRefused(() -> Cursor.read("A".repeat(8193), ORDER));
  }

  @Test
  void page_showsAsManyAsAskedForAndPointsBehindTheLast() {
    var paging = Paging.read(2, 0, null, ORDER);

    var page = paging.page(List.of("a", "b", "c"), row -> Cursor.after(ORDER, row));

    assertThat(page.items()).containsExactly("a", "b");
    assertThat(Cursor.read(page.nextCursor().orElseThrow(), ORDER).orElseThrow().id())
        .isEqualTo("b");
  }

  @Test
  void page_atTheEndPointsNowhere() {
    var page =
        Paging.read(2, 0, null, ORDER).page(List.of("a", "b"), row -> Cursor.after(ORDER, row));

    assertThat(page.hasMore()).isFalse();
    assertThat(page.nextCursor()).isEmpty();
  }

  @Test
  void paging_refusesAnOffsetBesideACursor() {
    var cursor = Cursor.after(ORDER, ID).write();

    assertThatThrownBy(() -> Paging.read(10, 1, cursor, ORDER))
        .isInstanceOfSatisfying(
            ArchiveException.class,
            e -> assertThat(e.details()).containsEntry("parameter", "offset"));
  }

  private static void keys(String text) {
    Cursor.read(text, ORDER).orElseThrow().instant(0);
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ArchiveException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
              assertThat(e.details()).containsEntry("parameter", "cursor");
              assertThat(e.getMessage().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
            });
  }
}
