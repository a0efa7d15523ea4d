package org.ytarchive.jobs.door;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.ytarchive.common.Hashes;

/**
 * A page for people: no script, nothing from elsewhere, and a Content-Security-Policy that allows
 * just that.
 */
public final class Page {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
      body{max-width:60rem;margin:2rem auto;padding:0 1rem}
      h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}
      nav a{display:inline-block;margin:0 1rem .5rem 0}
      code{font-family:ui-monospace,monospace;font-size:.9em}
      table{border-collapse:collapse;width:100%}
      td{padding:.2rem .8rem .2rem 0;vertical-align:top}
      video{max-width:100%;height:auto}
      """;
  private static final String POLICY =
      "default-src 'none'; media-src 'self'; img-src 'self'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
          .formatted(hash(STYLE));

  private Page() {}

  /**
   * @param title text
   * @param body HTML; see {@link #text}
   */
  public static MutableHttpResponse<String> of(String title, String body) {
    var html =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>%s</style>
        </head>
        <body>
        %s
        </body>
        </html>
        """
            .formatted(text(title), STYLE, body);
    return HttpResponse.ok(html)
        .contentType(new MediaType("text/html; charset=utf-8"))
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer");
  }

  /** Text as it may stand in HTML, between tags and in a quoted attribute. */
  public static String text(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String hash(String style) {
    var bytes = style.getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(Hashes.sha256(bytes));
  }
}
