package org.ytarchive.metadata.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Texts kept beside the tests. */
public final class Examples {

  private Examples() {}

  public static String text(String path) {
    try (var in = Examples.class.getClassLoader().getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
