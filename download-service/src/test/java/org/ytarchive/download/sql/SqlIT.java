package org.ytarchive.download.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.transaction.TransactionOperations;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ytarchive.common.http.postgres.SingleStatement;
import org.ytarchive.common.testing.TestDatabase;

/** On a real PostgreSQL: alone, and within somebody's transaction. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlIT {
  private ApplicationContext context;
  private Sql sql;

  @BeforeAll
  @SuppressWarnings("unchecked")
  void start() {
    var url = TestDatabase.fresh();
    var settings = new HashMap<String, Object>();
    settings.put("datasources.default.url", url);
    settings.put("datasources.default.username", "postgres");
    settings.put("datasources.default.driver-class-name", "org.postgresql.Driver");
    settings.put("datasources.default.maximum-pool-size", 1);
    context = ApplicationContext.run(Map.copyOf(settings));
    sql =
        new Sql(
            context.getBean(TransactionOperations.class), context.getBean(SingleStatement.class));
    sql.update("create table kept (word text)");
  }

  @BeforeEach
  void empty() {
    sql.update("delete from kept");
  }

  @AfterAll
  void stop() {
    context.close();
  }

  private long rows() {
    return sql.first("select count(*) from kept", row -> row.getLong(1)).orElseThrow();
  }

  @Test
  void alone_itHolds() {
    sql.update("insert into kept values ('a')");
    assertThat(rows()).isEqualTo(1);
  }

  /** With a pool of one a second connection would wait in vain. */
  @Test
  void inATransaction_itGoesWithIt() {
    assertThatThrownBy(
            () ->
                sql.together(
                    () -> {
                      sql.update("insert into kept values ('a')");
                      assertThat(rows()).isEqualTo(1);
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(rows()).isZero();
  }

  @Test
  void aRefusal_isToldWithItsCause() {
    assertThatThrownBy(() -> sql.update("insert into nowhere values (1)"))
        .hasCauseInstanceOf(SQLException.class)
        .hasMessageContaining("nowhere");
    assertThat(rows()).isZero();
  }
}
