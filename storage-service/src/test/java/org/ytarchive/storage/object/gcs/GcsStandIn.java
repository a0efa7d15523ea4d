package org.ytarchive.storage.object.gcs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * As much of Google Cloud Storage's JSON API as one bucket of ours needs, written from its
 * documentation, for Google's own client to talk to: resumable uploads that appear when they are
 * whole and have their checksum, media with ranges, lists in pages, deletion, and V4 signed
 * addresses whose signature is verified. What it cannot show is that Google does as documented.
 */
public final class GcsStandIn implements AutoCloseable {
  private static final int PAGE = 2;
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

  private final Map<String, GcsObject> objects = new ConcurrentSkipListMap<>();
  private final HttpServer server;
  private final String bucket;
  private final PublicKey signer;
  private final ResumableUploads uploads;

  public GcsStandIn(String bucket, PublicKey signer) {
    this.bucket = bucket;
    this.signer = signer;
    this.uploads = new ResumableUploads(bucket, objects);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public Map<String, byte[]> objects() {
    var found = new TreeMap<String, byte[]>();
    objects.forEach((name, kept) -> found.put(name, kept.bytes()));
    return found;
  }

  /** Somebody else removes all of it. */
  public void lose() {
    objects.clear();
  }

  /** The next upload's connection breaks after so many bytes, once. */
  void breakAfter(long bytes) {
    uploads.breakAfter(bytes);
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      var path = call.getRequestURI().getRawPath();
      var query = Calls.query(call);
      var object = "/b/" + bucket + "/o";
      if (path.equals("/token")) {
        Calls.answer(
            call, 200, "{\"access_token\":\"a\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
      } else if (path.equals("/upload/storage/v1" + object)) {
        uploads.upload(call, query);
      } else if (path.startsWith("/" + bucket + "/")) {
        signed(call, path, query);
      } else if (path.endsWith(object)) {
        list(call, query);
      } else if (path.contains(object + "/")) {
        one(call, Calls.decode(path.substring(path.indexOf(object) + object.length() + 1)), query);
      } else {
        Calls.answer(call, 404, "{\"error\":{\"code\":404,\"message\":\"no such address\"}}");
      }
    }
  }

  private void one(HttpExchange call, String name, Map<String, String> query) throws IOException {
    var kept = objects.get(name);
    if (kept == null) {
      Calls.answer(
          call, 404, "{\"error\":{\"code\":404,\"message\":\"No such object: " + name + "\"}}");
    } else if (call.getRequestMethod().equals("DELETE")) {
      objects.remove(name);
      call.sendResponseHeaders(204, -1);
    } else if ("media".equals(query.get("alt"))) {
      media(call, kept, kept.type(), "");
    } else {
      Calls.answer(call, 200, kept.facts(bucket, name));
    }
  }

  private static void media(HttpExchange call, GcsObject kept, String type, String disposition)
      throws IOException {
    var range = RANGE.matcher(String.valueOf(call.getRequestHeaders().getFirst("Range")));
    int from = 0;
    int to = kept.bytes().length;
    boolean part = range.matches();
    if (part) {
      from = (int) Math.min(to, Long.parseLong(range.group(1)));
      to = range.group(2).isEmpty() ? to : (int) Math.min(to, Long.parseLong(range.group(2)) + 1);
      call.getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + kept.bytes().length);
    }
    call.getResponseHeaders().set("Content-Type", type);
    call.getResponseHeaders().set("x-goog-hash", "crc32c=" + kept.crc32c());
    call.getResponseHeaders().set("x-goog-generation", "1");
    if (!disposition.isEmpty()) {
      call.getResponseHeaders().set("Content-Disposition", disposition);
    }
    call.sendResponseHeaders(part ? 206 : 200, to - from);
    try (var out = call.getResponseBody()) {
      out.write(kept.bytes(), from, to - from);
    } catch (IOException gone) {
      // the reader had enough
    }
  }

  private void list(HttpExchange call, Map<String, String> query) throws IOException {
    var prefix = query.getOrDefault("prefix", "");
    var after = query.getOrDefault("pageToken", "");
    var names =
        objects.keySet().stream()
            .filter(name -> name.startsWith(prefix) && name.compareTo(after) > 0)
            .limit(PAGE + 1)
            .toList();
    var page = names.stream().limit(PAGE).toList();
    var items =
        page.stream()
            .map(name -> Objects.requireNonNull(objects.get(name)).facts(bucket, name))
            .toList();
    var next = names.size() > PAGE ? "\"nextPageToken\":\"" + page.getLast() + "\"," : "";
    Calls.answer(call, 200, "{" + next + "\"items\":[" + String.join(",", items) + "]}");
  }

  private void signed(HttpExchange call, String path, Map<String, String> query)
      throws IOException {
    var kept = objects.get(Calls.decode(path.substring(bucket.length() + 2)));
    if (!Signatures.hold(call, query, signer)) {
      Calls.answer(call, 403, "{\"error\":\"SignatureDoesNotMatch\"}");
    } else if (kept == null) {
      Calls.answer(call, 404, "{}");
    } else {
      media(
          call,
          kept,
          query.getOrDefault("response-content-type", ""),
          query.getOrDefault("response-content-disposition", ""));
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
