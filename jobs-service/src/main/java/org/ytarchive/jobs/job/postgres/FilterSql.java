package org.ytarchive.jobs.job.postgres;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ytarchive.jobs.job.JobFilter;
import org.ytarchive.jobs.job.JobKind;
import org.ytarchive.jobs.job.JobStatus;

/** A filter as a condition on {@code j}. What is not filtered by is not mentioned. */
final class FilterSql {
  private final List<String> conditions = new ArrayList<>(List.of("true"));
  private final List<Object> values = new ArrayList<>();

  FilterSql(JobFilter filter) {
    words(
        "j.status",
        filter.statuses().stream().map(JobStatus::wireName).toList(),
        JobStatus.values().length);
    words(
        "j.kind",
        filter.kinds().stream().map(JobKind::wireName).toList(),
        EnumSet.allOf(JobKind.class).size());
    filter.from().ifPresent(at -> add("j.created_at >= ?", at));
    filter.before().ifPresent(at -> add("j.created_at < ?", at));
    filter
        .parent()
        .ifPresent(
            id -> add("j.id in (select job_id from entries where parent_id = ?)", id.value()));
    if (filter.orphans()) {
      conditions.add("j.parent_id is null");
    }
  }

  private void words(String column, List<String> wanted, int all) {
    if (wanted.size() < all) {
      var marks = wanted.stream().map(w -> "?").collect(Collectors.joining(", "));
      conditions.add(column + " in (" + marks + ")");
      values.addAll(wanted);
    }
  }

  private void add(String condition, Object value) {
    conditions.add(condition);
    values.add(value);
  }

  String text() {
    return " where " + String.join(" and ", conditions);
  }

  /** In the order of their places in the text, and then these. */
  Object[] valuesAnd(Object... further) {
    return Stream.concat(values.stream(), Stream.of(further)).toArray();
  }
}
