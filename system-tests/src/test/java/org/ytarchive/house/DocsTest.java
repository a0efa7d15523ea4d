package org.ytarchive.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ytarchive.common.ErrorCode;

/** What the documents say is there. Their examples are run by {@code DocsSystemTest}. */
class DocsTest {
  private static final int README_LINES = 150;
  private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]*]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);
  private static final Pattern FENCE = Pattern.compile("(?s)```.*?```");

  static Stream<Path> documents() {
    return Checkout.documents().stream();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void document_linksOnlyToWhatIsThere(Path document) {
    var text = FENCE.matcher(Checkout.text(document)).replaceAll("");

    assertThat(LINK.matcher(text).results().map(found -> found.group(1)))
        .filteredOn(target -> !target.matches("[a-z]+:.*"))
        .allSatisfy(target -> assertResolves(document, target));
  }

  private static void assertResolves(Path document, String target) {
    var parts = target.split("#", 2);
    var file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    assertThat(file).as("%s links to %s", document, target).exists();
    if (parts.length == 2 && Files.isRegularFile(file)) {
      assertThat(anchors(file)).as("%s links to %s", document, target).contains(parts[1]);
    }
  }

  /** Headings as the usual renderers name them. */
  private static Set<String> anchors(Path document) {
    return HEADING
        .matcher(Checkout.text(document))
        .results()
        .map(found -> found.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  @Test
  void readme_isShort() {
    assertThat(Checkout.text(Checkout.file("README.md")).lines().count()).isLessThan(README_LINES);
  }

  /** What clients find in the documents is what answers, and the other way round. */
  @Test
  void api_isDocumentedWhole() {
    var documented = Endpoint.documentedIn(Checkout.text(Checkout.file("docs/api.md")));

    assertThat(new TreeSet<>(documented))
        .containsExactlyInAnyOrderElementsOf(new TreeSet<>(Endpoint.implemented()));
  }

  @ParameterizedTest
  @EnumSource
  void errorCode_isDocumentedWithItsStatus(ErrorCode code) {
    var row = Pattern.compile("(?m)^\\| .*`" + code + "`.* \\| " + code.status() + " \\| .+\\|$");

    assertThat(Checkout.text(Checkout.file("docs/api.md"))).containsPattern(row);
  }
}
