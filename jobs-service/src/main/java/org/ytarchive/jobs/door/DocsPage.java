package org.ytarchive.jobs.door;

import io.micronaut.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.ytarchive.jobs.door.Door.Address;

/** What people see at {@code /} and {@code /docs}: YTArchive's interface and each door's. */
final class DocsPage {
  private static final Door ARCHIVE =
      new Door(
          "ytarchive",
          "YTArchive",
          "ytarchive.md",
          ErrorForm.ERROR,
          List.of(
              new Address("POST", "/jobs", "archive a video, a playlist or a channel"),
              new Address("GET", "/jobs", "all jobs, newest first"),
              new Address("GET", "/jobs/{job_id}", "one job"),
              new Address("GET", "/jobs/{job_id}/children", "the jobs of a playlist or channel"),
              new Address("GET", "/jobs/{job_id}/events", "what happened, or as it happens"),
              new Address("POST", "/jobs/{job_id}/retry", "once more"),
              new Address("DELETE", "/jobs/{job_id}", "cancel"),
              new Address("WS", "/ws", "every job's events"),
              new Address("GET", "/services", "where metadata, download and storage are"),
              new Address("GET", "/health", "how the service is")));

  private static final String TRY =
      """
      <p>To read in full and try out: <a href="/docs/jobs">YTArchive's jobs</a>,
      <a href="/docs/doors">the doors</a>. Metadata, download and storage have such a page at their own <code>/docs</code>.</p>""";

  private final List<Door> all;

  DocsPage(List<Door> doors) {
    var sorted = doors.stream().sorted(Comparator.comparing(Door::name));
    this.all = java.util.stream.Stream.concat(java.util.stream.Stream.of(ARCHIVE), sorted).toList();
  }

  HttpResponse<String> front() {
    return Page.of(
        "YTArchive",
        """
        <h1>YTArchive</h1>
        <p>It archives video from YouTube, cameras and uploads, and it is running.</p>
        <nav><a href="/docs">What can be asked here</a> <a href="/latest">The latest video</a></nav>""");
  }

  HttpResponse<String> docs() {
    var choice =
        all.stream()
            .map(door -> "<a href=\"#%s\">%s</a>".formatted(door.name(), Page.text(door.title())))
            .collect(Collectors.joining(" "));
    var sections = all.stream().map(DocsPage::section).collect(Collectors.joining());
    return Page.of(
        "YTArchive: interfaces",
        "<h1>What can be asked here</h1>\n<p>One archive, several interfaces. Choose yours:</p>\n<nav>"
            + choice
            + "</nav>\n"
            + TRY
            + sections);
  }

  private static String section(Door door) {
    var rows = door.addresses().stream().map(DocsPage::row).collect(Collectors.joining());
    return "\n<section id=\"%s\"><h2>%s</h2>\n<p>As promised in <code>%s</code>.</p>\n<table>%s</table></section>"
        .formatted(door.name(), Page.text(door.title()), Page.text(door.document()), rows);
  }

  private static String row(Address address) {
    return "\n<tr><td><code>%s</code></td><td><code>%s</code></td><td>%s</td></tr>"
        .formatted(address.method(), Page.text(address.path()), Page.text(address.does()));
  }
}
