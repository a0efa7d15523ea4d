package org.ytarchive.storage.workplan.postgres;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ytarchive.common.VideoId;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.storage.json.JsonReader;
import org.ytarchive.storage.json.JsonText;
import org.ytarchive.storage.workplan.WorkPlan;
import org.ytarchive.storage.workplan.WorkPlanId;
import org.ytarchive.storage.workplan.WorkPlanStatus;
import org.ytarchive.storage.workplan.WorkPlanStore;

/** Work plans in PostgreSQL. Their totals are kept by triggers. */
@Singleton
class PostgresWorkPlanStore implements WorkPlanStore {
  private static final String INSERT =
      """
      insert into work_plans (plan_id, video_ids, reason, status, retry_count, metadata,
                              created_at, updated_at)
      values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
      """;

  static final String COLUMNS =
      """
      select id, plan_id, video_ids, reason, status, retry_count, metadata, created_at, updated_at
        from work_plans
      """;

  private static final String FIND = COLUMNS + " where plan_id = ?";

  private static final String LOCK = FIND + " for update";

  private static final String CHANGE =
      """
      update work_plans set status = ?, retry_count = ?, metadata = ?::jsonb, updated_at = ?
       where plan_id = ?
      """;

  private static final String DELETE = "delete from work_plans where plan_id = ?";

  private final TransactionOperations<Connection> transactions;
  private final JsonText json;

  PostgresWorkPlanStore(TransactionOperations<Connection> transactions, JsonText json) {
    this.transactions = transactions;
    this.json = json;
  }

  @Override
  public void insert(WorkPlan plan) {
    transactions.executeWrite(status -> insert(status.getConnection(), plan));
  }

  private int insert(Connection c, WorkPlan plan) throws SQLException {
    var ids = plan.videoIds().stream().map(VideoId::value).toArray();
    return Sql.of(
            INSERT,
            plan.id().value(),
            c.createArrayOf("text", ids),
            plan.reason(),
            plan.status().wireName(),
            plan.retryCount(),
            json.write(plan.metadata()),
            plan.createdAt(),
            plan.updatedAt())
        .update(c);
  }

  @Override
  public Optional<WorkPlan> find(WorkPlanId id) {
    return transactions.executeRead(
        status ->
            Sql.of(FIND, id.value()).first(status.getConnection(), PostgresWorkPlanStore::read));
  }

  @Override
  public Optional<WorkPlan> change(WorkPlanId id, UnaryOperator<WorkPlan> change) {
    return transactions.executeWrite(status -> change(status.getConnection(), id, change));
  }

  private Optional<WorkPlan> change(Connection c, WorkPlanId id, UnaryOperator<WorkPlan> change)
      throws SQLException {
    var before = Sql.of(LOCK, id.value()).first(c, PostgresWorkPlanStore::read);
    if (before.isEmpty()) {
      return before;
    }
    var after = change.apply(before.get());
    if (!after.equals(before.get())) {
      write(c, after);
    }
    return Optional.of(after);
  }

  private void write(Connection c, WorkPlan plan) throws SQLException {
    Sql.of(
            CHANGE,
            plan.status().wireName(),
            plan.retryCount(),
            json.write(plan.metadata()),
            plan.updatedAt(),
            plan.id().value())
        .update(c);
  }

  @Override
  public boolean delete(WorkPlanId id) {
    return transactions.executeWrite(
        status -> Sql.of(DELETE, id.value()).update(status.getConnection()) > 0);
  }

  @Override
  public Page list(Query query) {
    return transactions.executeRead(status -> WorkPlanPages.list(status.getConnection(), query));
  }

  static WorkPlan read(ResultSet row) throws SQLException {
    return new WorkPlan(
        new WorkPlanId(row.getObject("plan_id", UUID.class)),
        videoIds(row),
        row.getString("reason"),
        WorkPlanStatus.of(row.getString("status")),
        row.getInt("retry_count"),
        JsonReader.readObject(row.getString("metadata")),
        Objects.requireNonNull(Sql.instant(row, "created_at")),
        Objects.requireNonNull(Sql.instant(row, "updated_at")));
  }

  private static List<VideoId> videoIds(ResultSet row) throws SQLException {
    return Arrays.stream((String[]) row.getArray("video_ids").getArray())
        .map(VideoId::new)
        .toList();
  }
}
