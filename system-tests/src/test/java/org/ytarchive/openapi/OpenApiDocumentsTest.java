package org.ytarchive.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ytarchive.house.Checkout;
import org.ytarchive.house.Endpoint;
import org.ytarchive.system.NpmClients;

/** The checked-in documents say what the code does. */
class OpenApiDocumentsTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final boolean WRITE = Boolean.getBoolean("ytarchive.openapi.write");

  /** Someone changed an operation, a record or a comment: the document goes along. */
  @ParameterizedTest
  @EnumSource
  void document_saysWhatTheCodeDoes(Api api) throws IOException {
    var file = Checkout.file("docs/openapi/" + api.word() + ".yml");
    var made = Yaml.of(Document.of(api));
    if (WRITE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, made);
    }
    assertThat(read(file))
        .as("docs/openapi/%s.yml is out of date: run './ytarchive openapi' and commit", api.word())
        .isEqualTo(made);
  }

  private static String read(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /** Whatever is added to a controller is in a document, or left out for a reason. */
  @Test
  void documents_holdEveryRouteOrSayWhyNot() {
    var documented =
        Stream.of(Api.values())
            .flatMap(api -> Routes.of(api).stream())
            .map(Route::toString)
            .map(OpenApiDocumentsTest::plain);
    var leftOut = Routes.LEFT_OUT.keySet().stream().map(OpenApiDocumentsTest::plain);
    var implemented =
        Endpoint.implemented().stream()
            .filter(endpoint -> !endpoint.method().equals("WS"))
            .map(Endpoint::toString)
            .collect(Collectors.toCollection(TreeSet::new));

    var known = Stream.concat(documented, leftOut).collect(Collectors.toCollection(TreeSet::new));
    assertThat(known).isEqualTo(implemented);
  }

  private static String plain(String route) {
    return route.replaceAll("\\{[^}]*}", "{}");
  }

  /** Everybody's tools read them; what the linter only warns of counts, too. */
  @Test
  void documents_pleaseTheLinter() {
    var rules = Checkout.file("system-tests/src/test/npm/spectral.yml").toString();
    var documents = Checkout.file("docs/openapi").resolve("*.yml").toString();
    try (var linter =
        NpmClients.installed(
            "spectral", "lint", "--fail-severity=warn", "--ruleset=" + rules, documents)) {
      await().atMost(LIMIT).until(() -> !linter.isAlive());

      assertThat(linter.status()).as(String.join("\n", linter.lines())).isZero();
    }
  }

  /** Clients are generated from them: a name that is there twice would be renamed by chance. */
  @ParameterizedTest
  @EnumSource
  void operations_haveNamesOfTheirOwn(Api api) {
    var seen = new HashSet<String>();

    assertThat(Routes.of(api).stream().map(Route::id).filter(id -> !seen.add(id))).isEmpty();
  }

  /** The document's clients in other languages call them so. */
  @Test
  void operations_areNamedAsInTheDocumentsExamples() {
    assertThat(names(Api.JOBS)).contains("createDownloadJob", "getJob");
    assertThat(names(Api.STORAGE)).contains("getVideo");
  }

  private static Set<String> names(Api api) {
    return Routes.of(api).stream().map(Route::id).collect(Collectors.toSet());
  }

  /** A word of ours that no document names would be news to every client. */
  @Test
  void codes_areAllInADocument() {
    var all =
        Stream.of(Api.values())
            .map(api -> Checkout.text(Checkout.file("docs/openapi/" + api.word() + ".yml")))
            .collect(Collectors.joining());

    assertThat(Codes.names()).filteredOn(code -> !all.contains(code)).isSubsetOf(NOT_ANSWERED);
  }

  /** Two pages about one operation must not tell two stories. */
  @ParameterizedTest
  @EnumSource(names = "DOORS", mode = EnumSource.Mode.EXCLUDE)
  void operations_answerTheCodesThatTheApiPageNames(Api api) {
    var page = new ApiPage();
    for (var route : Routes.of(api)) {
      var codes = Responses.errorsOf(route).stream().map(Enum::name).toList();

      assertThat(codes).as(route.toString()).containsAll(page.codes(route.toString()));
    }
  }

  /** Whoever hears nothing of what he made must be able to ask again. */
  @ParameterizedTest
  @EnumSource(names = "DOORS", mode = EnumSource.Mode.EXCLUDE)
  void operations_thatCreateTakeAKey(Api api) {
    assertThat(Routes.of(api))
        .filteredOn(route -> route.verb().equals("post") && answers(route, 201))
        .allMatch(Parameters::takesKey);
  }

  private static boolean answers(Route route, int status) {
    return IntStream.of(route.call().statuses()).anyMatch(known -> known == status);
  }

  /** The check of real answers must itself be able to fail. */
  @Test
  void promises_tellWhatIsBroken() throws IOException {
    var answer = "{\"status\": 1, \"service\": null, \"more\": true}";
    var broken =
        Promises.of("jobs").broken("get", "/health", 200, new ObjectMapper().readTree(answer));

    assertThat(broken)
        .containsExactlyInAnyOrder(
            "timestamp is not there",
            "status is no \"string\"",
            "service is null",
            "more is not documented");
  }

  /** They stand in a job's or a download's error, or answer what no operation is. */
  private static final List<String> NOT_ANSWERED =
      List.of(
          "DOWNLOAD_FAILED",
          "QUALITY_NOT_AVAILABLE",
          "JOB_CANCELLED",
          "CAPTURE_FAILED",
          "NOT_A_VIDEO",
          "PROCESSING_FAILED",
          "NOT_FOUND",
          "METHOD_NOT_ALLOWED",
          "NOT_ACCEPTABLE");
}
