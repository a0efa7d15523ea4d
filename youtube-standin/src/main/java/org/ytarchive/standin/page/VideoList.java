package org.ytarchive.standin.page;

import static org.ytarchive.standin.page.Json.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ytarchive.standin.catalogue.Behaviour;
import org.ytarchive.standin.catalogue.StandInCatalogue;
import org.ytarchive.standin.catalogue.StandInVideo;

/**
 * A hundred entries of a long list, and the mark that leads on to the next hundred.
 *
 * @param token names the list; the mark is {@code token!offset}
 */
record VideoList(String token, List<String> ids, int offset) {
  private static final int PAGE = 100;

  /** One row for each id, made by {@code row}, then the mark if there are more. */
  List<Object> rows(StandInCatalogue catalogue, Row row) {
    int end = Math.min(ids.size(), offset + PAGE);
    var rows = new ArrayList<Object>();
    IntStream.range(offset, end).forEach(i -> rows.add(row.of(entry(catalogue, i), i + 1)));
    if (end < ids.size()) {
      rows.add(mark(end));
    }
    return rows;
  }

  private StandInVideo entry(StandInCatalogue catalogue, int i) {
    return catalogue
        .find(ids.get(i))
        .orElseGet(() -> StandInVideo.video(ids.get(i)).behaviour(Behaviour.UNAVAILABLE).build());
  }

  private Map<String, Object> mark(int next) {
    var command =
        object("token", token + "!" + next, "request", "CONTINUATION_REQUEST_TYPE_BROWSE");
    var endpoint = object("continuationCommand", command);
    return object(
        "continuationItemRenderer",
        object("trigger", "CONTINUATION_TRIGGER_ON_ITEM_SHOWN", "continuationEndpoint", endpoint));
  }

  /** How a list shows one video. */
  interface Row {
    Map<String, Object> of(StandInVideo video, int place);
  }
}
