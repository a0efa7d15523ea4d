package org.ytarchive.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A file on its way here, over connections that are none too good. */
class RemoteFileTest extends RemoteFiles {
  @Test
  void saveTo_keepsWhatIsThere() {
    answer(serve(FILE));

    assertThat(file().saveTo(target)).isEqualTo(hash(FILE));
    assertThat(target).hasBinaryContent(FILE);
    assertThat(folder)
        .isDirectoryContaining("glob:**video.mp4")
        .isDirectoryNotContaining("glob:**.part");
  }

  /** Each connection brings a piece; the bytes are asked for once each. */
  @Test
  void saveTo_goesOnWhereTheConnectionBroke() {
    answer(cut(FILE, 100_000), cut(FILE, 70_000), serve(FILE));

    assertThat(file().saveTo(target)).isEqualTo(hash(FILE));
    assertThat(target).hasBinaryContent(FILE);
    assertThat(service.asked()).hasSize(3);
    assertThat(service.asked().get(2).header("Range")).matches("bytes=[1-9]\\d*-");
    assertThat(service.asked().get(2).header("If-range")).isEqualTo(etag(FILE));
  }

  /** A download of many gigabytes may break more often than there are retries. */
  @Test
  void saveTo_hasPatienceAsLongAsSomethingComes() {
    answer(
        cut(FILE, 30_000),
        cut(FILE, 30_000),
        cut(FILE, 30_000),
        cut(FILE, 30_000),
        cut(FILE, 30_000),
        serve(FILE));

    assertThat(file().saveTo(target)).isEqualTo(hash(FILE));
  }

  @Test
  void saveTo_startsOverWhenItHasBecomeAnotherFile() {
    answer(cut(FILE, 100_000), serve(OTHER));

    assertThat(file().saveTo(target)).isEqualTo(hash(OTHER));
    assertThat(target).hasBinaryContent(OTHER);
  }

  /** The program was killed yesterday, in the middle of it. */
  @Test
  void saveTo_goesOnWithWhatAnEarlierRunLeft() throws IOException {
    Files.write(folder.resolve("video.mp4.part"), Arrays.copyOf(FILE, 120_000));
    answer(serve(FILE));

    assertThat(file().saveTo(target)).isEqualTo(hash(FILE));
    assertThat(service.asked()).extracting(a -> a.header("Range")).containsExactly("bytes=120000-");
  }

  @Test
  void saveTo_doesNotMixTwoFiles() throws IOException {
    Files.write(folder.resolve("video.mp4.part"), Arrays.copyOf(OTHER, 120_000));
    answer(serve(FILE));

    assertThat(file().saveTo(target)).isEqualTo(hash(FILE));
    assertThat(target).hasBinaryContent(FILE);
  }

  @Test
  void saveTo_startsOverWhenAnEarlierRunLeftTooMuch() throws IOException {
    Files.write(folder.resolve("video.mp4.part"), bytes(400_000, 3));
    answer(serve(FILE));

    assertThat(file().saveTo(target)).isEqualTo(hash(FILE));
  }

  @Test
  void saveTo_refusesOtherBytes() throws IOException {
    Files.writeString(target, "what was there before");
    answer(serveAs(OTHER, etag(FILE)));

    var failure = catchThrowableOfType(HashMismatchException.class, () -> file().saveTo(target));

    assertThat(failure.expected()).isEqualTo(hash(FILE));
    assertThat(failure.actual()).isEqualTo(hash(OTHER));
    assertThat(target).hasContent("what was there before");
    assertThat(folder.resolve("video.mp4.part")).doesNotExist();
  }

  /** An object store has entity tags of its own. */
  @Test
  void saveTo_asksTheRecordWhenTheAnswerHasNoHash() {
    answer(serveAs(OTHER, "\"d41d8cd9-7\""));
    var file = file(hash(FILE));

    assertThatThrownBy(() -> file.saveTo(target)).isInstanceOf(HashMismatchException.class);
  }

  @Test
  void saveTo_saysWhatIsNotThere() {
    answer(Double.error(404, "FILE_NOT_FOUND"));

    assertThatThrownBy(() -> file().saveTo(target)).isInstanceOf(NotFoundException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void saveTo_keepsWhatItHasWhenItGivesUp() {
    answer(cut(FILE, 100_000), Double.hangUp());

    assertThatThrownBy(() -> file().saveTo(target)).isInstanceOf(UnreachableException.class);
    assertThat(folder.resolve("video.mp4.part")).isNotEmptyFile();
    assertThat(target).doesNotExist();
  }

  @Test
  void saveTo_twiceAtOnceIsRefused() throws IOException {
    answer(serve(FILE));
    try (var first = new Sink.Partial(folder.resolve("video.mp4.part"))) {
      assertThat(first.length()).isZero();
      assertThatThrownBy(() -> file().saveTo(target))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("is being written already");
    }
  }
}
