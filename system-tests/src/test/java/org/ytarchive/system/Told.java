package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Somebody whose connections are cut, and what shows that it was told all it should be. */
record Told(String who, ReturningListener listener, List<End> ends) {
  void check() {
    for (var end : ends) {
      assertThat(listener.heard(end::isOf)).as("%s was told %s: %s", who, end, listener).isTrue();
      assertThat(listener.connections()).as(who).allMatch(heard -> isTheLast(end, heard));
    }
  }

  private static boolean isTheLast(End end, List<String> heard) {
    var first = heard.stream().filter(end::isOf).findFirst().map(heard::indexOf);
    return first.isEmpty() || heard.stream().skip(first.get() + 1).noneMatch(end.about());
  }
}
