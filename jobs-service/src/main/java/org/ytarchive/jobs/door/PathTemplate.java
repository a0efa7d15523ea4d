package org.ytarchive.jobs.door;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** A path with variables in braces, each within one segment. */
record PathTemplate(Pattern pattern) {
  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");
  private static final Map<String, PathTemplate> KNOWN = new ConcurrentHashMap<>();

  static PathTemplate of(String template) {
    return KNOWN.computeIfAbsent(template, PathTemplate::compile);
  }

  private static PathTemplate compile(String template) {
    var regex = new StringBuilder();
    int end = 0;
    for (var found : VARIABLE.matcher(template).results().toList()) {
      regex.append(Pattern.quote(template.substring(end, found.start()))).append("[^/]+");
      end = found.end();
    }
    var rest = template.substring(end).replaceFirst("(.)/$", "$1");
    return new PathTemplate(Pattern.compile(regex + Pattern.quote(rest) + "/?"));
  }

  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }
}
