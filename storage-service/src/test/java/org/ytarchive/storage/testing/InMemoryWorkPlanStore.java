package org.ytarchive.storage.testing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.ytarchive.storage.workplan.WorkPlan;
import org.ytarchive.storage.workplan.WorkPlanId;
import org.ytarchive.storage.workplan.WorkPlanStore;

/** Work plans in memory, by the number in which they came. */
public final class InMemoryWorkPlanStore implements WorkPlanStore {
  private static final Comparator<Position> NEWEST_FIRST =
      Comparator.comparing(Position::createdAt).thenComparing(Position::number).reversed();

  private final Map<Long, WorkPlan> plans = new TreeMap<>();
  private long inserted;

  @Override
  public synchronized void insert(WorkPlan plan) {
    plans.put(inserted++, plan);
  }

  @Override
  public synchronized Optional<WorkPlan> find(WorkPlanId id) {
    return plans.values().stream().filter(p -> p.id().equals(id)).findFirst();
  }

  @Override
  public synchronized Optional<WorkPlan> change(WorkPlanId id, UnaryOperator<WorkPlan> change) {
    var after = find(id).map(change);
    after.ifPresent(plan -> plans.replaceAll((n, old) -> old.id().equals(id) ? plan : old));
    return after;
  }

  @Override
  public synchronized boolean delete(WorkPlanId id) {
    return plans.values().removeIf(p -> p.id().equals(id));
  }

  @Override
  public synchronized Page list(Query query) {
    var all =
        plans.entrySet().stream()
            .filter(e -> lets(query, e.getValue()))
            .map(e -> new Position(e.getValue().createdAt(), e.getKey()))
            .sorted(NEWEST_FIRST)
            .toList();
    var rest =
        all.stream()
            .filter(p -> query.after() == null || NEWEST_FIRST.compare(p, query.after()) > 0)
            .skip(query.slice().offset())
            .toList();
    var page = rest.subList(0, Math.min(rest.size(), query.slice().limit()));
    return new Page(plans(page), all.size(), rest.size() > page.size() ? page.getLast() : null);
  }

  private static boolean lets(Query query, WorkPlan plan) {
    return query.statuses().isEmpty() || query.statuses().contains(plan.status());
  }

  private List<WorkPlan> plans(List<Position> positions) {
    return positions.stream().map(p -> plans.get(p.number())).toList();
  }
}
