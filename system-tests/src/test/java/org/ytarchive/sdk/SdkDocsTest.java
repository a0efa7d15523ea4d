package org.ytarchive.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ytarchive.house.Checkout;

/** What {@code docs/sdk.md} shows is what {@link SdkSystemTest} runs. */
class SdkDocsTest {
  private static final Pattern FENCE = Pattern.compile("(?s)```java\\n(.*?)```");

  static Stream<String> shown() {
    return FENCE
        .matcher(Checkout.text(Checkout.file("docs/sdk.md")))
        .results()
        .map(found -> found.group(1));
  }

  @ParameterizedTest
  @MethodSource("shown")
  void example_isPartOfAProgramThatIsRun(String shown) throws IOException {
    assertThat(programs()).anySatisfy(program -> assertThat(program).contains(shown));
  }

  private static List<String> programs() throws IOException {
    try (Stream<Path> files = Files.list(Checkout.file("client/examples"))) {
      return files.filter(file -> file.toString().endsWith(".java")).map(Checkout::text).toList();
    }
  }
}
