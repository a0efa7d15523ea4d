package org.ytarchive.storage.workplan.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.storage.workplan.WorkPlan;
import org.ytarchive.storage.workplan.WorkPlanStatus;
import org.ytarchive.storage.workplan.WorkPlanStore.Page;
import org.ytarchive.storage.workplan.WorkPlanStore.Position;
import org.ytarchive.storage.workplan.WorkPlanStore.Query;

/** Lists of work plans, page by page. */
final class WorkPlanPages {

  private WorkPlanPages() {}

  private record Placed(WorkPlan plan, Position position) {}

  /** One more than asked for tells whether something follows. */
  static Page list(Connection c, Query query) throws SQLException {
    var found = select(query).list(c, WorkPlanPages::placed);
    var page = found.subList(0, Math.min(found.size(), query.slice().limit()));
    var next = found.size() > page.size() ? page.getLast().position() : null;
    return new Page(page.stream().map(Placed::plan).toList(), total(c, query), next);
  }

  private static Sql select(Query query) {
    var conditions = new ArrayList<String>();
    var values = new ArrayList<Object>();
    if (!query.statuses().isEmpty()) {
      conditions.add("status in (" + marks(query.statuses()) + ")");
      query.statuses().forEach(status -> values.add(status.wireName()));
    }
    var after = query.after();
    if (after != null) {
      conditions.add("(created_at, id) < (?, ?)");
      values.addAll(List.of(after.createdAt(), after.number()));
    }
    values.addAll(List.of(query.slice().limit() + 1, query.slice().offset()));
    return Sql.of(
        PostgresWorkPlanStore.COLUMNS
            + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
            + " order by created_at desc, id desc limit ? offset ?",
        values.toArray());
  }

  private static String marks(Collection<?> values) {
    return values.stream().map(v -> "?").collect(Collectors.joining(", "));
  }

  private static long total(Connection c, Query query) throws SQLException {
    var columns =
        query.statuses().isEmpty()
            ? "work_plans"
            : query.statuses().stream()
                .map(WorkPlanPages::counter)
                .collect(Collectors.joining(" + "));
    return Sql.of("select sum(" + columns + ") from totals")
        .first(c, row -> row.getLong(1))
        .orElseThrow();
  }

  private static String counter(WorkPlanStatus status) {
    return switch (status) {
      case PENDING -> "pending_plans";
      case RUNNING -> "running_plans";
      case DONE -> "done_plans";
      case FAILED -> "failed_plans";
    };
  }

  private static Placed placed(ResultSet row) throws SQLException {
    var createdAt = Objects.requireNonNull(Sql.instant(row, "created_at"));
    return new Placed(PostgresWorkPlanStore.read(row), new Position(createdAt, row.getLong("id")));
  }
}
