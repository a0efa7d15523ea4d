package org.ytarchive.storage.workplan;

import jakarta.annotation.Nullable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ytarchive.common.Cursor;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.Paging;

/** Which work plans a caller wants listed; a cursor is of use only for the same states. */
record WorkPlanListing(Set<WorkPlanStatus> statuses, Paging paging) {

  /** Throws {@link ErrorCode#INVALID_PARAMETER} naming the parameter. */
  static WorkPlanListing read(
      @Nullable List<String> status, int limit, int offset, @Nullable String cursor) {
    var statuses = EnumSet.noneOf(WorkPlanStatus.class);
    for (var text : status == null ? List.<String>of() : status) {
      statuses.add(WorkPlanStatus.parse("status", text));
    }
    return new WorkPlanListing(statuses, Paging.read(limit, offset, cursor, order(statuses)));
  }

  private static String order(Set<WorkPlanStatus> statuses) {
    return statuses.stream()
        .map(WorkPlanStatus::wireName)
        .collect(Collectors.joining(",", "created_at desc ", ""));
  }

  WorkPlanStore.Query query() {
    var after =
        paging.after().map(c -> new WorkPlanStore.Position(c.instant(0), c.number(1))).orElse(null);
    return new WorkPlanStore.Query(statuses, paging.slice(), after);
  }

  @Nullable
  String nextCursor(WorkPlanStore.Page page) {
    var next = page.next();
    return next == null
        ? null
        : Cursor.after(order(statuses), next.number(), next.createdAt(), next.number()).write();
  }
}
