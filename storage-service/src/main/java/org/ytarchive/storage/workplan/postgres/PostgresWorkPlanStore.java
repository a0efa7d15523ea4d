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
import org.ytarchive.common.Slice;
import org.ytarchive.common.VideoId;
import org.ytarchive.storage.json.JsonReader;
import org.ytarchive.storage.json.JsonText;
import org.ytarchive.storage.sql.Sql;
import org.ytarchive.storage.workplan.WorkPlan;
import org.ytarchive.storage.workplan.WorkPlanId;
import org.ytarchive.storage.workplan.WorkPlanStatus;
import org.ytarchive.storage.workplan.WorkPlanStore;

/** Work plans in PostgreSQL. Their total is kept by a trigger. */
@Singleton
class PostgresWorkPlanStore implements WorkPlanStore {
  private static final String INSERT =
      """
      insert into work_plans (plan_id, video_ids, reason, status, retry_count, metadata,
                              created_at, updated_at)
      values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
      """;

  private static final String COLUMNS =
      """
      select plan_id, video_ids, reason, status, retry_count, metadata, created_at from work_plans
      """;

  private static final String FIND = COLUMNS + " where plan_id = ?";

  private static final String LIST =
      COLUMNS + " order by created_at desc, id desc limit ? offset ?";

  private static final String TOTAL = "select sum(work_plans) from totals";

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
            plan.createdAt())
        .update(c);
  }

  @Override
  public Optional<WorkPlan> find(WorkPlanId id) {
    return transactions.executeRead(
        status ->
            Sql.of(FIND, id.value()).first(status.getConnection(), PostgresWorkPlanStore::read));
  }

  @Override
  public Page list(Slice slice) {
    return transactions.executeRead(status -> list(status.getConnection(), slice));
  }

  /** One more than asked for tells whether something follows. */
  private static Page list(Connection c, Slice slice) throws SQLException {
    var found =
        Sql.of(LIST, slice.limit() + 1, slice.offset()).list(c, PostgresWorkPlanStore::read);
    long total = Sql.of(TOTAL).first(c, row -> row.getLong(1)).orElseThrow();
    var page = found.subList(0, Math.min(found.size(), slice.limit()));
    return new Page(page, total, found.size() > slice.limit());
  }

  private static WorkPlan read(ResultSet row) throws SQLException {
    return new WorkPlan(
        new WorkPlanId(row.getObject("plan_id", UUID.class)),
        videoIds(row),
        row.getString("reason"),
        WorkPlanStatus.of(row.getString("status")),
        row.getInt("retry_count"),
        JsonReader.readObject(row.getString("metadata")),
        Objects.requireNonNull(Sql.instant(row, "created_at")));
  }

  private static List<VideoId> videoIds(ResultSet row) throws SQLException {
    return Arrays.stream((String[]) row.getArray("video_ids").getArray())
        .map(VideoId::new)
        .toList();
  }
}
