package org.ytarchive.download.egress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A way to a source that speaks HTTP, and to what it leads to: all of it through a {@link
 * JudgingProxy} of its own, under a name that only the proxy resolves.
 */
final class HttpPassage implements Passage {
  private static final int PEEKED = 64 * 1024;

  private final StreamAddress source;
  private final JudgingProxy proxy;
  private volatile Content content = Content.UNKNOWN;

  private HttpPassage(StreamAddress source, JudgingProxy proxy) {
    this.source = source;
    this.proxy = proxy;
  }

  static HttpPassage open(StreamAddress source, Dialer dialer) throws IOException {
    var passage = new HttpPassage(source, JudgingProxy.open(source, dialer));
    try {
      passage.content = passage.peek();
      return passage;
    } catch (IOException | RuntimeException e) {
      passage.close();
      throw e;
    }
  }

  /** Looks at the source as the tool will: through the proxy, redirects included. */
  private Content peek() throws IOException {
    var first = proxy.peek(PEEKED);
    var kind = first.type().toLowerCase(Locale.ROOT);
    var text = new String(first.bytes(), StandardCharsets.ISO_8859_1);
    if (kind.startsWith("multipart/")) {
      return Content.JPEG;
    }
    if (text.startsWith("#EXTM3U")) {
      return Content.LIST;
    }
    if (isTransportStream(first.bytes()) || isMp4(text)) {
      return first.measured() ? Content.FILE : Content.VIDEO;
    }
    throw new TroubleException(
        Trouble.Kind.WRONG_CONTENT,
        source + " gives no video, but " + (kind.isEmpty() ? "nothing known" : kind));
  }

  private static boolean isTransportStream(byte[] bytes) {
    return bytes.length > 188 && bytes[0] == 0x47 && bytes[188] == 0x47;
  }

  private static boolean isMp4(String text) {
    return text.length() > 8 && text.startsWith("ftyp", 4);
  }

  @Override
  public String url() {
    return "http://" + proxy.nameOfSource() + source.plainPath();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("http_proxy", proxy.url());
  }

  @Override
  public Content content() {
    return content;
  }

  @Override
  public Optional<Trouble> trouble() {
    return proxy.trouble();
  }

  @Override
  public void close() {
    proxy.close();
  }
}
