package org.ytarchive.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents promise is there, and under the same names. */
class OperationsTest {
  private static final Path DOCUMENTS = Path.of("../docs/openapi");
  private static final Pattern OPERATION = Pattern.compile("(?m)^      operationId: (\\w+)$");
  private static final Pattern SCHEMA = Pattern.compile("(?m)^    (\\w+):\\n((?:      .*\\n)+)");
  private static final Map<String, Class<?>> CLIENTS =
      Map.of(
          "jobs", JobsClient.class,
          "metadata", MetadataClient.class,
          "download", DownloadsClient.class,
          "storage", StorageClient.class);

  /** {@code getStatsAtStats}: the same, elsewhere. */
  private static final Pattern SECOND_ADDRESS = Pattern.compile("[a-z]At[A-Z]");

  /** Probes and scrapers ask for these, and the services themselves, not programs. */
  private static final Set<String> FOR_OTHERS = Set.of("getLiveness", "getMetrics", "leaveFiles");

  /** Under other names, since they are no calls: a file, or events. */
  private static final Map<String, String> OTHERWISE =
      Map.of(
          "getVideoFile", "file",
          "getThumbnail", "thumbnail",
          "getEnhancedVideo", "enhanced",
          "getExtractedMetadata", "extracted",
          "getSubtitles", "subtitles",
          "getSubtitlesIn", "subtitles",
          "getLinkedFile", "linkedFile");

  @ParameterizedTest
  @ValueSource(strings = {"jobs", "metadata", "download", "storage"})
  void client_hasEveryOperation(String service) throws IOException {
    var client = CLIENTS.getOrDefault(service, Object.class);
    var promised = OPERATION.matcher(text(service)).results().map(found -> found.group(1)).toList();

    assertThat(promised).isNotEmpty();
    assertThat(methods(client))
        .containsAll(
            promised.stream()
                .filter(id -> !FOR_OTHERS.contains(id))
                .filter(id -> !SECOND_ADDRESS.matcher(id).find())
                .map(id -> OTHERWISE.getOrDefault(id, id))
                .toList());
  }

  private static Set<String> methods(Class<?> client) {
    return Arrays.stream(client.getMethods()).map(Method::getName).collect(Collectors.toSet());
  }

  /** The models of all four are one package: what is called the same must be the same. */
  @ParameterizedTest
  @ValueSource(strings = {"jobs", "metadata", "download", "storage"})
  void schemas_ofOneNameAreOne(String service) throws IOException {
    var ours = schemas(service);

    for (var other : List.copyOf(CLIENTS.keySet())) {
      var shared = new HashMap<>(schemas(other));
      shared.keySet().retainAll(ours.keySet());
      assertThat(ours).containsAllEntriesOf(shared);
    }
  }

  /** Nobody has to follow us to a newer one. */
  @Test
  void bytecode_isThatOfJava17() throws IOException {
    try (var file = YTArchiveClient.class.getResourceAsStream("YTArchiveClient.class");
        var bytes = new DataInputStream(Objects.requireNonNull(file))) {
      assertThat(bytes.readInt()).isEqualTo(0xCAFEBABE);
      assertThat(bytes.readInt()).isEqualTo(61);
    }
  }

  private static Map<String, String> schemas(String service) throws IOException {
    var all =
        text(service)
            .replaceFirst("(?s).*\\n  schemas:\\n", "")
            .replaceFirst("(?s)\\n  \\w.*", "\n");
    return SCHEMA
        .matcher(all)
        .results()
        .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
  }

  private static String text(String service) throws IOException {
    return Files.readString(DOCUMENTS.resolve(service + ".yml"));
  }
}
