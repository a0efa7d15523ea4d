package org.ytarchive.metadata.video;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;
import java.util.Set;
import org.ytarchive.common.ArchiveException;

/** The framework takes the default for a switch it cannot read; a caller should hear of it. */
@ServerFilter("/metadata/**")
class SwitchFilter {
  private static final Set<String> VALUES = Set.of("true", "false");
  private static final List<String> SWITCHES =
      List.of("include_formats", "extract", "include_videos", "expired_only");

  @RequestFilter
  void judge(HttpRequest<?> request) {
    for (var name : SWITCHES) {
      if (!VALUES.containsAll(request.getParameters().getAll(name))) {
        throw ArchiveException.invalid(name, name + " is true or false");
      }
    }
  }
}
