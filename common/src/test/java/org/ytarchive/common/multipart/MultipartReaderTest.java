package org.ytarchive.common.multipart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.testing.Form;

class MultipartReaderTest {

  private record Read(Part part, byte[] content) {}

  private static List<Read> read(InputStream in, String type) throws IOException {
    var reader = MultipartReader.of(type, in, MultipartReader.LARGE);
    var all = new ArrayList<Read>();
    for (var part = reader.next(); part.isPresent(); part = reader.next()) {
      var content = new ByteArrayOutputStream();
      reader.content(content::write);
      all.add(new Read(part.get(), content.toByteArray()));
    }
    return all;
  }

  private static List<Read> read(byte[] body) throws IOException {
    return read(new ByteArrayInputStream(body), Form.TYPE);
  }

  @Test
  void parts_comeInTheirOrderWithTheirBytes() throws IOException {
    var file = Form.mp4(1_000_000, 1);
    var parts =
        read(Form.form().field("a", "").file("é \\\"x\\\".mp4", file).field("b", "2").end());

    assertThat(parts)
        .extracting(Read::part)
        .containsExactly(new Part("a", null), new Part("file", "é \"x\".mp4"), new Part("b", null));
    assertThat(parts.get(0).content()).isEmpty();
    assertThat(parts.get(1).content()).isEqualTo(file);
    assertThat(parts.get(2).content()).asString(UTF_8).isEqualTo("2");
  }

  /** Bytes that nearly are a boundary, in a network that cuts wherever it likes. */
  @Test
  void content_isWhatWasSentHoweverItArrives() throws IOException {
    var random = new Random(3);
    for (int round = 0; round < 200; round++) {
      var content = new ByteArrayOutputStream();
      for (int i = 0; i < 30; i++) {
        var tease = ("\r\n--" + Form.BOUNDARY).getBytes(UTF_8);
        content.write(tease, 0, random.nextInt(tease.length)); // never the whole line
        content.write(random.nextInt(256));
        if (i == 15) {
          content.write(new byte[random.nextInt(300_000)]);
        }
      }
      var body = Form.form().file(content.toByteArray()).field("b", "2").end();
      var parts = read(new Trickle(body, random), Form.TYPE);
      assertThat(parts.get(0).content()).isEqualTo(content.toByteArray());
      assertThat(parts).hasSize(2);
    }
  }

  /** Hands out a few bytes at a time. */
  private static final class Trickle extends ByteArrayInputStream {
    private final Random random;

    Trickle(byte[] bytes, Random random) {
      super(bytes);
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
      return super.read(into, offset, Math.min(length, 1 + random.nextInt(5000)));
    }
  }

  @Test
  void part_thatNobodyReadsIsPassedOver() throws IOException {
    var reader =
        MultipartReader.of(
            Form.TYPE,
            new ByteArrayInputStream(Form.form().file(Form.mp4(900_000, 2)).field("b", "2").end()),
            1024);

    assertThat(reader.next()).isPresent();
    assertThat(reader.next()).contains(new Part("b", null));
    assertThat(reader.next()).isEmpty();
    assertThat(reader.next()).isEmpty();
  }

  @Test
  void preambleAndEpilogue_areNoParts() throws IOException {
    var body = Form.form().raw("to whom it may concern\r\n").field("a", "1");
    body.raw("--" + Form.BOUNDARY + "--\r\nregards");

    assertThat(read(body.open())).hasSize(1);
    assertThat(read(Form.form().end())).isEmpty();
  }

  @Test
  void boundary_mayBeQuotedAndPadded() throws IOException {
    var body =
        "--a b\r\nContent-Disposition: form-data; name=x\r\n\r\n1\r\n--a b \t\r\n"
            + "content-disposition:form-data;name=\"y\"\r\n\r\n2\r\n--a b--";

    var parts =
        read(
            new ByteArrayInputStream(body.getBytes(UTF_8)),
            "Multipart/Form-Data; charset=utf-8; boundary=\"a b\"");

    assertThat(parts).extracting(p -> p.part().name()).containsExactly("x", "y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"a",
        "multipart/form-data; boundary=\"a \"",
        "multipart/form-data; boundary=a; boundary=b",
        "multipart/form-data; boundary=\u00e9",
        "multipart/form-data; boundary=12345678901234567890123456789012345678901234567890123456789012345678901",
      })
  void boundary_thatIsNoneIsRefused(String type) {
    assertRefused(() -> read(new ByteArrayInputStream(new byte[0]), type));
  }

  private static void assertRefused(ThrowingCallable read) {
    assertThatThrownBy(read)
        .isInstanceOfSatisfying(
            ArchiveException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
              assertThat(e.details()).containsEntry("parameter", "body");
            });
  }

  @Test
  void body_thatIsCutOffAnywhereIsRefused() {
    var whole = Form.form().field("a", "1").file(Form.mp4(100, 1)).end();

    for (int length = 0; length < whole.length - 3; length++) {
      var cut = Arrays.copyOf(whole, length);
      assertRefused(() -> read(cut));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no boundary at all",
        "--@\nContent-Disposition: form-data; name=a\n\n1\n--@--\n",
        "--@x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--@--",
        "--@\r\n\r\nno headers\r\n--@--",
        "--@\r\nContent-Type: text/plain\r\n\r\n1\r\n--@--",
        "--@\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n--@--",
        "--@\r\nContent-Disposition: form-data\r\n\r\n1\r\n--@--",
        "--@\r\nContent-Disposition: form-data; name=\r\n\r\n1\r\n--@--",
        "--@\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n--@--",
        "--@\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\n1\r\n--@--",
        "--@\r\nContent-Disposition: form-data; name=\"a\"b\r\n\r\n1\r\n--@--",
        "--@\r\nContent-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b\r\n\r\n1\r\n--@--",
        "--@\r\nContent-Disposition: form-data;\r\n name=a\r\n\r\n1\r\n--@--",
        "--@\r\nContent-Disposition: form-data; name=\"a\0\"\r\n\r\n1\r\n--@--",
        "--@\r\nContent-Disposition: form-data; name=a; filename*=utf-8''%zz\r\n\r\n1\r\n--@--",
        "--@\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\nMQ==\r\n--@--",
      })
  void body_thatIsNoFormIsRefused(String text) {
    assertRefused(() -> read(text.replace("@", Form.BOUNDARY).getBytes(UTF_8)));
  }

  @Test
  void tooMuch_isTooLarge() {
    var many = Form.form();
    for (int i = 0; i < 21; i++) {
      many.field("a" + i, "1");
    }
    var headers =
        Form.form()
            .part(
                "X: " + "x".repeat(9000) + "\r\nContent-Disposition: form-data; name=a",
                new byte[1]);

    for (var body : List.of(many.end(), headers.end())) {
      var e = catchThrowableOfType(ArchiveException.class, () -> read(body));
      assertThat(e.code()).isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE);
    }
  }

  @Test
  void fileName_mayBeEncoded() throws IOException {
    var body =
        Form.form()
            .part(
                "Content-Disposition: form-data; name=\"file\"; filename=\"x\";"
                    + " filename*=UTF-8''caf%C3%A9+1.mp4",
                new byte[1])
            .end();

    assertThat(read(body).getFirst().part().fileName()).isEqualTo("café+1.mp4");
  }
}
