package org.ytarchive.metadata.video;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;
import java.util.regex.Pattern;
import org.ytarchive.common.ArchiveException;

/** The framework takes the default for what it cannot read; a caller should hear of it. */
@ServerFilter("/metadata/**")
class SwitchFilter {
  private static final Pattern SWITCH = Pattern.compile("true|false");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
  private static final List<String> SWITCHES =
      List.of("include_formats", "extract", "include_videos", "expired_only");

  @RequestFilter
  void judge(HttpRequest<?> request) {
    SWITCHES.forEach(name -> judge(request, name, SWITCH, "true or false"));
    judge(request, "limit", NUMBER, "a number");
  }

  private static void judge(HttpRequest<?> request, String name, Pattern form, String words) {
    var given = request.getParameters().getAll(name);
    if (!given.stream().allMatch(form.asMatchPredicate())) {
      throw ArchiveException.invalid(name, name + " is " + words);
    }
  }
}
