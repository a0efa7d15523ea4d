package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ytarchive.house.Checkout;
import org.ytarchive.openapi.Promises;

/** The Postman collection, the OpenAPI documents and their pages, held against a running stack. */
interface PublishedDocuments {
  DocumentedStack documented();

  private StackProcess stack() {
    return documented().stack();
  }

  /** As people import it; only who connects to a documented port gets to this stack's own. */
  @Test
  @Order(12)
  default void postmanCollection_passesItsTests() {
    Uploads.video(documented().folder().resolve("video.mp4"), 160, 90, 1);
    var collection = Checkout.file("docs/ytarchive-api.postman_collection.json").toString();
    var ports =
        Arrays.stream(Service.values())
            .map(service -> "\"%d\": %d".formatted(documented(service), stack().port(service)))
            .collect(Collectors.joining(", ", "{", "}"));
    var folderOfFiles = documented().folder().toString();

    try (var newman =
        NpmClients.newman(
            ports, "run", collection, "--working-dir", folderOfFiles, "--color", "off")) {
      await().atMost(DocumentedStack.LIMIT).until(() -> !newman.isAlive());

      assertThat(newman.status()).as(String.join("\n", newman.lines())).isZero();
    }
  }

  /** With all their fields, of the promised kind, null only where that is said, and no others. */
  @ParameterizedTest
  @Order(13)
  @CsvSource({
    "JOBS, /health",
    "JOBS, /health/readiness",
    "JOBS, /services",
    "JOBS, /jobs",
    "JOBS, /jobs/{job_id}",
    "JOBS, /jobs/{job_id}/children",
    "JOBS, /jobs/{job_id}/events",
    "JOBS, /jobs/{job_id}/log",
    "METADATA, /metadata/{video_id}",
    "METADATA, /metadata/playlist/{playlist_id}",
    "METADATA, /metadata/quota",
    "DOWNLOAD, /download",
    "DOWNLOAD, /download/formats/{video_id}",
    "DOWNLOAD, /download/info/{video_id}",
    "DOWNLOAD, /processings",
    "DOWNLOAD, /captures",
    "STORAGE, /storage/videos",
    "STORAGE, /storage/videos/{video_id}",
    "STORAGE, /storage/search?q=rick",
    "STORAGE, /storage/stats",
    "STORAGE, /stats",
    "STORAGE, /storage/workplan",
    "STORAGE, /storage/workplan/{work_plan_id}"
  })
  default void answer_isAsItsOpenApiDocumentSays(Service service, String address) {
    var promises = Promises.of(service.title());
    var path = address.replaceAll("\\?.*", "");
    var answer = stack().caller(service).get(filled(address));

    assertThat(promises.broken("get", path, answer.status(), answer.json()))
        .as(answer.text())
        .isEmpty();
    if (path.contains("_id}")) {
      var none = stack().caller(service).get(path.replaceAll("\\{[^}]*}", "no-such"));
      assertThat(none.status()).isGreaterThanOrEqualTo(400);
      assertThat(promises.broken("get", path, none.status(), none.json())).isEmpty();
    }
  }

  /** With what there is by now. */
  private String filled(String address) {
    return address
        .replace("{job_id}", stack().jobs().get("/jobs").data().at("/jobs/0/job_id").asText())
        .replace("{video_id}", DocumentedStack.ID)
        .replace("{playlist_id}", DataApi.LIST)
        .replace("{work_plan_id}", plans().at("/work_plans/0/id").asText());
  }

  private JsonNode plans() {
    return stack().storage().get("/storage/workplan").data();
  }

  /** Each service shows its own document, and jobs that of the doors; nobody another's. */
  @ParameterizedTest
  @CsvSource({
    "JOBS,jobs",
    "JOBS,doors",
    "METADATA,metadata",
    "DOWNLOAD,download",
    "STORAGE,storage"
  })
  default void interactivePage_isServedWithItsDocument(Service service, String name) {
    var caller = stack().caller(service);
    var page = caller.get("/docs/" + name);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(page.text()).contains("/docs/" + name + "/openapi.yml").doesNotContain("http:");
    assertThat(caller.get("/docs/" + name + "/openapi.yml").text())
        .contains("openapi: 3.0.3", "servers:\n  - url: /\n");
    assertThat(caller.get("/docs").status()).isEqualTo(200);
    for (var none : List.of("/docs/nobody", "/docs/..%2Fjobs", "/docs/ui/index.html")) {
      assertThat(caller.get(none).errorCode()).as(none).isEqualTo("NOT_FOUND");
    }
  }

  /** Script, style and document come from the service, and the page's own policy lets them. */
  @Test
  default void interactivePage_showsTheDocumentInABrowser() {
    var page =
        NpmClients.run(
            NpmClients.program("chromium"),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--user-data-dir=" + documented().folder().resolve("chromium"),
            "--virtual-time-budget=60000",
            "--dump-dom",
            stack().jobs().address("/docs/jobs").toString());

    assertThat(page).contains("operations-jobs-createDownloadJob", "operations-jobs-getJob");
  }

  /** "Try it out" asks the very service that shows the page. */
  @Test
  default void interactivePage_triesOut() {
    var page = stack().jobs().address("/docs/jobs");

    assertThat(NpmClients.tryOut(page, documented().folder().resolve("trying"), "jobs", "listJobs"))
        .isEqualTo("answered 200");
  }

  private static int documented(Service service) {
    return 8001 + service.ordinal();
  }
}
