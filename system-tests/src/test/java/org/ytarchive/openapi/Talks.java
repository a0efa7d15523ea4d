package org.ytarchive.openapi;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ytarchive.house.Checkout;

/**
 * What is said over WebSockets, which OpenAPI has no form for: in words, as the API page has it.
 */
final class Talks {
  private static final Map<Api, String> ADDRESSES =
      Map.of(Api.JOBS, "WS /ws", Api.DOORS, "WS /ws/{id}");

  private Talks() {}

  static String of(Api api) {
    var address = ADDRESSES.get(api);
    return address == null ? "" : "\n\n## " + address + "\n\n" + page(address) + printed(api);
  }

  private static String page(String address) {
    var section = Pattern.compile("(?ms)^### " + Pattern.quote(address) + "\n\n(.*?)\n\n##");
    return section
        .matcher(Checkout.text(Checkout.file("docs/api.md")))
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("docs/api.md lacks " + address));
  }

  /** Word for word. */
  private static String printed(Api api) {
    var place = api.word() + " messages";
    return Bodies.printed().entrySet().stream()
        .filter(entry -> String.valueOf(entry.getValue()).contains(place))
        .map(entry -> message(entry.getKey()))
        .collect(Collectors.joining());
  }

  private static String message(String golden) {
    var text = Checkout.text(Bodies.file(golden)).strip();
    var title = golden.replace("/", ", ").replaceFirst("\\.txt$", "");
    return "\n\nAs printed (" + title + "):\n\n```\n" + text + "\n```";
  }
}
