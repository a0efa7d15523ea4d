package org.ytarchive.storage.search;

import io.micronaut.context.ApplicationContext;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.flywaydb.core.Flyway;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.Paging;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.common.testing.TestService;
import org.ytarchive.storage.stats.TotalsStore;
import org.ytarchive.storage.video.FoundPage;
import org.ytarchive.storage.video.ListRequest;
import org.ytarchive.storage.video.RecordId;
import org.ytarchive.storage.video.SearchRequest;
import org.ytarchive.storage.video.VideoCatalogue;
import org.ytarchive.storage.video.VideoOrder;
import org.ytarchive.storage.video.VideoRecordStore;

/** A generated archive in a database of its own, and how quickly it answers: JDBC, no HTTP. */
final class MeasuredArchive implements AutoCloseable {
  private static final int PAGE = 50;
  private static final int EACH = 60;
  private static final int FAR = 5;
  private static final long SLOW_MILLIS = 100;

  private final int records;
  private final ApplicationContext context;
  private final VideoCatalogue catalogue;

  private MeasuredArchive(int records, ApplicationContext context) {
    this.records = records;
    this.context = context;
    this.catalogue = context.getBean(VideoCatalogue.class);
  }

  /** Filled as the version before the present index left it, which a migration then makes. */
  static MeasuredArchive of(int records, Path home) throws Exception {
    var url = TestDatabase.fresh();
    Flyway.configure()
        .dataSource(url, "postgres", "")
        .schemas("storage")
        .locations("classpath:db/storage")
        .target("15")
        .load()
        .migrate();
    try (var connection = DriverManager.getConnection(url, "postgres", "")) {
      connection.setSchema("storage");
      GeneratedArchive.fill(connection, records);
    }
    var settings = Map.of("DATABASE_URL", url, "DATABASE_USER", "postgres");
    var context = TestService.context("storage", home, settings, Map.of());
    try (var connection = DriverManager.getConnection(url, "postgres", "")) {
      connection.createStatement().execute("vacuum analyze");
    }
    return new MeasuredArchive(records, context);
  }

  /** By kind of query, after as many others have warmed the caches. */
  Map<GeneratedQueries, Timings> searches() throws Exception {
    var timings = new EnumMap<GeneratedQueries, Timings>(GeneratedQueries.class);
    for (var kind : GeneratedQueries.values()) {
      warm(kind);
      timings.put(kind, Timings.of(searches(kind.some(EACH, 1000))));
    }
    return timings;
  }

  /** On a cold disk even a search that is looked for twice may be refused: that is told. */
  private void warm(GeneratedQueries kind) {
    for (var typed : kind.some(EACH, 1)) {
      long began = System.nanoTime();
      try {
        search(typed);
      } catch (ArchiveException e) {
        System.out.printf("cold, refused: %s '%s': %s%n", kind, typed, e.code());
      }
      long millis = (System.nanoTime() - began) / 1_000_000;
      if (millis > SLOW_MILLIS) {
        System.out.printf("cold: %s '%s' took %d ms%n", kind, typed, millis);
      }
    }
  }

  private List<Callable<FoundPage>> searches(List<String> queries) {
    return queries.stream().<Callable<FoundPage>>map(typed -> () -> search(typed)).toList();
  }

  FoundPage search(String typed) {
    var request = SearchRequest.of(typed, "all");
    return catalogue.search(request, Paging.read(20, 0, null, request.order()));
  }

  /** First pages and pages by cursor, in all orders; one record; totals and statistics. */
  Map<String, Timings> lists() throws Exception {
    var timings = new LinkedHashMap<String, Timings>();
    var orders = orders();
    timings.put("first page", twice(orders.stream().map(o -> page(o, 0, null)).toList()));
    var cursors = new ArrayList<Callable<?>>();
    for (var order : orders) {
      var middle = catalogue.list(order, Paging.read(1, records / 2, null, order.order()));
      cursors.add(page(order, 0, middle.nextCursor().orElseThrow()));
    }
    timings.put("page by cursor", twice(cursors));
    timings.put("get", twice(gets()));
    var totals = context.getBean(TotalsStore.class);
    timings.put("totals and statistics", twice(List.of(totals::totals)));
    return timings;
  }

  /** Nine tenths down, in all orders. */
  Timings farPages() throws Exception {
    var far = orders().stream().map(o -> page(o, records / 10 * 9, null)).toList();
    Timings.of(far);
    return Timings.of(repeated(far, FAR));
  }

  private static Timings twice(List<? extends Callable<?>> questions) throws Exception {
    Timings.of(repeated(questions, EACH / questions.size() + 1));
    return Timings.of(repeated(questions, 2 * EACH / questions.size() + 1));
  }

  private static List<Callable<?>> repeated(List<? extends Callable<?>> questions, int times) {
    var all = new ArrayList<Callable<?>>();
    for (int i = 0; i < times; i++) {
      all.addAll(questions);
    }
    return all;
  }

  private static List<ListRequest> orders() {
    var orders = new ArrayList<ListRequest>();
    for (var key : VideoOrder.Key.values()) {
      orders.add(new ListRequest(Optional.empty(), new VideoOrder(key, true)));
      orders.add(new ListRequest(Optional.empty(), new VideoOrder(key, false)));
    }
    return orders;
  }

  private Callable<?> page(ListRequest list, int offset, @Nullable String cursor) {
    return () -> catalogue.list(list, Paging.read(PAGE, offset, cursor, list.order()));
  }

  private List<Callable<?>> gets() {
    var store = context.getBean(VideoRecordStore.class);
    return new Random(3)
        .ints(EACH, 1, records + 1)
        .mapToObj(GeneratedArchive::videoId)
        .<Callable<?>>map(id -> () -> store.find(new RecordId(id)))
        .toList();
  }

  @Override
  public void close() {
    context.close();
  }
}
