package org.ytarchive.openapi;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ytarchive.house.Checkout;

/** The error codes that {@code docs/api.md} names for each operation. */
final class ApiPage {
  private static final Pattern ERRORS = Pattern.compile("Errors: (.*)");
  private static final Pattern CODE = Pattern.compile("`([A-Z]+_[A-Z_]+)`");

  private final Map<String, Set<String>> codes = new TreeMap<>();

  ApiPage() {
    var page = Checkout.text(Checkout.file("docs/api.md"));
    for (var section : page.split("(?m)^### ")) {
      var said = new TreeSet<String>();
      ERRORS
          .matcher(section)
          .results()
          .forEach(
              line -> CODE.matcher(line.group(1)).results().forEach(c -> said.add(c.group(1))));
      codes.put(plain(section.split("\n", 2)[0]), said);
    }
  }

  /**
   * @param operation {@code GET /jobs/{job_id}}
   */
  Set<String> codes(String operation) {
    return codes.getOrDefault(plain(operation), Set.of());
  }

  private static String plain(String operation) {
    return operation.replaceAll("\\{[^}]*}", "{}");
  }
}
