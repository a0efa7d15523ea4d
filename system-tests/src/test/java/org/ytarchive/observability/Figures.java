package org.ytarchive.observability;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ytarchive.house.Checkout;
import org.ytarchive.system.Service;

/** The figures that the document promises, and those a scrape shows. */
final class Figures {
  private static final Pattern DOCUMENTED =
      Pattern.compile("(?m)^\\| `((?:ytarchive|http)_\\w+)` \\| ([^|]+) \\|([^|]*)\\| [^|]+ \\|$");
  private static final Pattern TYPE =
      Pattern.compile("(?m)^# TYPE ((?:ytarchive|http_server)_\\w+) (\\w+)$");

  private Figures() {}

  static Set<String> namesIn(String page) {
    return TYPE.matcher(page)
        .results()
        .map(m -> m.group(1))
        .filter(maximum().negate())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Comes with every timer. */
  private static Predicate<String> maximum() {
    return name -> name.endsWith("_seconds_max");
  }

  static Map<String, Set<String>> documentedFor(Service service) {
    var all = new TreeMap<String, Set<String>>();
    DOCUMENTED
        .matcher(Checkout.text(Checkout.file("docs/observability.md")))
        .results()
        .filter(row -> row.group(2).equals("every") || row.group(2).contains(service.title()))
        .forEach(row -> all.put(row.group(1), words(row.group(3), "`(\\w+)`")));
    return all;
  }

  static Stream<Set<String>> labelsOf(String name, String page) {
    return Pattern.compile("(?m)^" + name + "(?:_bucket|_sum|_count)?(?:\\{(.*)})? \\S+$")
        .matcher(page)
        .results()
        .map(sample -> sample.group(1) == null ? "" : sample.group(1))
        .map(labels -> words(labels, "(\\w+)=\""))
        .map(labels -> labels.stream().filter(l -> !l.equals("le")).collect(Collectors.toSet()));
  }

  private static Set<String> words(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }
}
