package org.ytarchive.storage.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ObjectStore} promises. Backends extend it. */
public abstract class ObjectStoreContract {
  @TempDir protected Path folder;

  protected abstract ObjectStore store();

  /** A key nobody else uses. */
  protected abstract String key(String name);

  /** Larger than whatever is sent in one piece. */
  protected int large() {
    return 11_000_007;
  }

  protected static byte[] bytes(int length) {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  protected Path file(byte[] bytes) {
    try {
      return Files.write(Files.createTempFile(folder, "in", ""), bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  protected static ObjectContent content(byte[] bytes) {
    return new ObjectContent(bytes.length, sha256(bytes), "video/mp4");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  protected void put(String key, byte[] bytes) throws IOException {
    store().put(key, file(bytes), content(bytes));
  }

  protected byte[] get(String key, long offset, long length) throws IOException {
    try (var in = store().get(key, offset, length)) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5000, 3_000_000})
  void put_keepsTheBytes(int length) throws IOException {
    var bytes = bytes(length);
    put(key("a.mp4"), bytes);

    assertThat(get(key("a.mp4"), 0, length)).isEqualTo(bytes);
    assertThat(store().head(key("a.mp4")))
        .hasValueSatisfying(facts -> assertThat(facts.bytes()).isEqualTo(length));
  }

  @Test
  void put_keepsWhatIsTooLargeForOnePiece() throws IOException {
    var bytes = bytes(large());
    put(key("large.mp4"), bytes);

    assertThat(get(key("large.mp4"), 0, large())).isEqualTo(bytes);
  }

  /** A call whose answer was lost is made again. */
  @Test
  void put_twiceIsOnce() throws IOException {
    put(key("twice.mp4"), bytes(5000));
    put(key("twice.mp4"), bytes(5000));

    assertThat(store().list(key("twice"))).hasSize(1);
    assertThat(get(key("twice.mp4"), 0, 5000)).isEqualTo(bytes(5000));
  }

  /** Somebody goes on writing to a file that is being kept. */
  @Test
  void put_refusesWhatIsNotAsLongAsSaid() throws IOException {
    var file = file(bytes(5000));

    assertThatThrownBy(() -> store().put(key("long.mp4"), file, content(bytes(4999))))
        .isInstanceOf(IOException.class);
    assertThat(store().head(key("long.mp4"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0,1", "0,5000", "1,4999", "4999,1", "100,300", "4000,9999"})
  void get_givesPartOfIt(int offset, int length) throws IOException {
    var bytes = bytes(5000);
    put(key("part.mp4"), bytes);

    assertThat(get(key("part.mp4"), offset, length))
        .isEqualTo(Arrays.copyOfRange(bytes, offset, Math.min(5000, offset + length)));
  }

  /** Somebody stops watching. */
  @Test
  void get_mayBeClosedEarly() throws IOException {
    put(key("early.mp4"), bytes(3_000_000));

    for (int i = 0; i < 20; i++) {
      try (var in = store().get(key("early.mp4"), 0, 3_000_000)) {
        assertThat(in.read()).isEqualTo(bytes(3_000_000)[0] & 0xff);
      }
    }
  }

  @Test
  void get_ofWhatIsNotThere() {
    assertThatThrownBy(() -> get(key("none.mp4"), 0, 10)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void head_ofWhatIsNotThere() throws IOException {
    assertThat(store().head(key("none.mp4"))).isEmpty();
  }

  @Test
  void delete_removesIt() throws IOException {
    put(key("gone.mp4"), bytes(5000));

    store().delete(key("gone.mp4"));

    assertThat(store().head(key("gone.mp4"))).isEmpty();
  }

  @Test
  void delete_ofWhatIsNotThereIsFine() throws IOException {
    store().delete(key("none.mp4"));
    assertThat(store().head(key("none.mp4"))).isEmpty();
  }

  @Test
  void list_givesThoseThatBeginSo() throws IOException {
    for (var name : new String[] {"list/b.mp4", "list/a.mp4", "other/c.mp4"}) {
      put(key(name), bytes(10));
    }

    try (var found = store().list(key("list/"))) {
      assertThat(found.map(ObjectFacts::key)).containsExactly(key("list/a.mp4"), key("list/b.mp4"));
    }
  }
}
