package org.ytarchive.standalone;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a stack that is up tells the script and the command line, as {@code run/stack.properties}.
 *
 * @param pid of its JVM
 * @param addresses service title → URL, {@code doors} → URL where they have a port, and {@code
 *     postgres} → JDBC address
 */
public record StackState(long pid, Map<String, String> addresses) {

  /** Empty when no stack is up, or it did not end by itself and never came back. */
  public static Optional<StackState> read(Home home) {
    try {
      var properties = new Properties();
      properties.load(new StringReader(Files.readString(home.stateFile())));
      var addresses = new TreeMap<String, String>();
      properties.stringPropertyNames().stream()
          .filter(name -> !name.equals("pid"))
          .forEach(name -> addresses.put(name, properties.getProperty(name)));
      return Optional.of(new StackState(Long.parseLong(properties.getProperty("pid")), addresses));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Readers see the whole file or none. */
  void write(Home home) {
    var text = new StringBuilder("pid=" + pid + "\n");
    addresses.forEach((name, url) -> text.append(name).append('=').append(url).append('\n'));
    try {
      var unfinished = home.stateFile().resolveSibling("stack.properties.new");
      Files.writeString(unfinished, text);
      Files.move(unfinished, home.stateFile(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void remove(Home home) {
    try {
      Files.deleteIfExists(home.stateFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
