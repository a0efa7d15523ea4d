package org.ytarchive.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PagesTest {
  private final List<String> asked = new ArrayList<>();
  private final Map<String, Pages.Page<Integer>> pages =
      Map.of(
          "", new Pages.Page<>(List.of(1, 2), "a"),
          "a", new Pages.Page<>(List.of(), "b"), // filtered away by the service
          "b", new Pages.Page<>(List.of(3), null));

  @Test
  void stream_readsPageByPage() {
    assertThat(Pages.stream(this::page)).containsExactly(1, 2, 3);
    assertThat(asked).containsExactly("", "a", "b");
  }

  @Test
  void stream_readsNoMoreThanIsLookedAt() {
    assertThat(Pages.stream(this::page).findFirst()).contains(1);
    assertThat(asked).containsExactly("");
  }

  /** A cursor that leads to itself would go round for ever. */
  @Test
  void stream_leavesACircle() {
    assertThat(Pages.stream(cursor -> new Pages.Page<>(List.of(1), "same"))).containsExactly(1, 1);
  }

  private Pages.Page<Integer> page(String cursor) {
    asked.add(cursor);
    return pages.getOrDefault(cursor, new Pages.Page<>(List.of(), null));
  }
}
