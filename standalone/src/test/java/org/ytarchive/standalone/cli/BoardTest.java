package org.ytarchive.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoardTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void show_drawsOverItsOwnLinesOnATerminal() {
    var board = Board.of(terminal(80, 24));
    var one = Followed.queued("job_1", "one");
    var two = Followed.queued("job_2", "two");

    board.show(List.of(one, two));
    board.show(List.of(one.see(Jobs.completed("job_1")), two));

    assertThat(written()).startsWith("\r\u001B[Jone").contains("\u001B[2A\r\u001B[JA title");
  }

  /** What scrolled off the screen cannot be drawn over. */
  @Test
  void show_neverDrawsMoreLinesThanTheScreenHas() {
    var jobs = IntStream.range(0, 50).mapToObj(i -> Followed.queued("job_" + i, "n" + i)).toList();

    Board.of(terminal(80, 10)).show(jobs);

    assertThat(written().chars().filter(c -> c == '\n').count()).isEqualTo(8);
    assertThat(written()).contains("50 jobs, 0 of them ended");
  }

  @Test
  void show_writesPlainLinesElsewhereAndOnlyForNews() {
    var board = Board.of(terminal(0, 24));
    var queued = Followed.queued("job_1", "one");
    var moving = queued.see(Jobs.downloading("job_1", 10));

    board.show(List.of(queued));
    board.show(List.of(queued));
    board.show(List.of(moving));
    board.show(List.of(queued.see(Jobs.downloading("job_1", 11))));

    assertThat(written().lines())
        .containsExactly("one: 0%  queued", "A title: 10%  download  1.2MiB/s  ETA 00:03");
  }

  @Test
  void tell_namesTheRealFileSizeLengthAndHash() {
    var report = new Report(terminal(0, 24), wire -> wire.replace("/downloads", "/srv/videos"));

    report.tell(Followed.queued("job_1", "one").see(Jobs.completed("job_1")));

    assertThat(written())
        .contains("archived  A title")
        .contains("file      /srv/videos/a.mp4")
        .contains("size      5.1 MB (5123456 bytes)")
        .contains("duration  1:15")
        .contains("sha256    ab12");
  }

  @Test
  void tell_saysWhatToDoAboutAFailure() {
    var report = new Report(terminal(0, 24), wire -> wire);

    report.tell(Followed.queued("job_1", "one").see(Jobs.failed("job_1", "DISK_FULL", "no space")));

    assertThat(written()).contains("code      DISK_FULL").contains("reason    no space");
    assertThat(written()).contains("to do     make room in DOWNLOAD_DIR");
  }

  private Terminal terminal(int columns, int rows) {
    return new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), columns, rows);
  }

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
