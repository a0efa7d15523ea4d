package org.ytarchive.storage.video.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ytarchive.common.Cursor;
import org.ytarchive.common.Paging;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.storage.search.SearchField;
import org.ytarchive.storage.search.SearchQuery;
import org.ytarchive.storage.video.ListRequest;
import org.ytarchive.storage.video.VideoPage;
import org.ytarchive.storage.video.VideoSummary;

/** One page of a list, in the order of one of the sort keys. */
final class VideoListing {
  private static final Duration TIME = Duration.ofSeconds(2);

  /**
   * Where more than one of so many is found, the list is walked; else all that are found are
   * sorted.
   */
  private static final int SPARSE = 100;

  /** The ids first, from the index alone: far pages would else read every row before them. */
  private static final String LIST =
      """
      select r.id, r.video_id, r.title, r.duration, r.stored_at, f.bytes as file_size,
             r.COLUMN as sort_key
        from (PAGE) page
        join video_records r using (id)
        left join stored_files f on f.id = r.best_file
       order by r.COLUMN WAY, r.id WAY
      """;

  private static final String NEAR_PAGE =
      """
      select id from video_records v where FILTER and AFTER
       order by COLUMN WAY, id WAY limit ? offset ?
      """;

  private static final String TOTAL = "select sum(videos)::bigint from totals";

  /**
   * What lies in the farther half of the list is nearer to its end: it is read from there. The
   * planner must know how many are read; that the last page has fewer, it need not.
   */
  private static final String FAR_PAGE =
      """
      select id from (select id, COLUMN from video_records
                       order by COLUMN BACK, id BACK limit ? offset greatest((TOTAL) - ? - ?, 0)) read
       order by COLUMN BACK, id BACK limit greatest(least(?, (TOTAL) - ?), 0)
      """
          .replace("TOTAL", TOTAL);

  private static final String MATCHES = "(names || description || subtitles) @@ ?::tsquery";
  private static final String ONE_BY_ONE =
      "(select " + MATCHES + " from video_texts t where t.id = v.id)";
  private static final String ALL_FOUND =
      "id = any (array(select id from video_texts where " + MATCHES + "))";

  /** Where many records came at once, statistics are stale, and tables would be read as a whole. */
  private static final String BY_INDEX = "select set_config('enable_seqscan', 'off', true)";

  private static final String ESTIMATE =
      """
      select id is not null as in_time, total, is_exact,
             (select max(id) from video_records) as newest
        from storage.search_videos('all', ?::tsquery, ?::tsquery, null, null, null, null, 1)
      """;

  private final Connection connection;
  private final ListRequest request;
  private final Paging paging;

  VideoListing(Connection connection, ListRequest request, Paging paging) {
    this.connection = connection;
    this.request = request;
    this.paging = paging;
  }

  VideoPage all() throws SQLException {
    long total = Sql.of(TOTAL).first(connection, row -> row.getLong(1)).orElseThrow();
    var extent = new Extent(total, true, total);
    boolean isFar = paging.after().isEmpty() && paging.slice().offset() > total / 2;
    return isFar
        ? farPage(extent)
        : page(statement(NEAR_PAGE, "true"), nearPage(List.of()), extent);
  }

  VideoPage found(SearchQuery search) throws SQLException {
    return TimeLimit.within(TIME, connection, () -> within(search));
  }

  private VideoPage within(SearchQuery search) throws SQLException {
    Sql.of(BY_INDEX).first(connection, row -> row.getString(1));
    for (var loosely : List.of(false, true)) {
      var query = CompiledQuery.of(connection, search, SearchField.ALL, loosely);
      var extent = query.isPresent() ? extent(query.get()) : Optional.<Extent>empty();
      if (extent.isPresent()) {
        boolean sparse = extent.get().total() * SPARSE <= extent.get().newest();
        var matching = List.<Object>of(query.orElseThrow().matching());
        var statement = statement(NEAR_PAGE, sparse ? ALL_FOUND : ONE_BY_ONE);
        return page(statement, nearPage(matching), extent.get());
      }
    }
    return new VideoPage(List.of(), 0, true, Optional.empty());
  }

  /**
   * How many are found among how many, if any.
   *
   * @param newest the highest id
   */
  private record Extent(long total, boolean isExact, long newest) {}

  private Optional<Extent> extent(CompiledQuery query) throws SQLException {
    return Sql.of(ESTIMATE, query.matching(), query.wanted())
        .first(
            connection,
            row -> {
              TimeLimit.check(row.getBoolean("in_time"), TIME);
              return new Extent(
                  row.getLong("total"), row.getBoolean("is_exact"), row.getLong("newest"));
            });
  }

  private VideoPage page(String statement, List<Object> values, Extent extent) throws SQLException {
    var rows = Sql.of(statement, values.toArray()).list(connection, Row::read);
    var page = paging.page(rows, row -> row.place(request.order()));
    var videos = page.items().stream().map(Row::video).toList();
    return new VideoPage(videos, extent.total(), extent.isExact(), page.nextCursor());
  }

  private List<Object> nearPage(List<Object> matching) {
    var values = new ArrayList<>(matching);
    paging.after().ifPresent(end -> values.addAll(place(end)));
    values.add(paging.fetch());
    values.add(paging.slice().offset());
    return values;
  }

  private VideoPage farPage(Extent extent) throws SQLException {
    int offset = paging.slice().offset();
    int fetch = paging.fetch();
    var values = List.<Object>of(fetch, offset, fetch, fetch, offset);
    return page(statement(FAR_PAGE, "true"), values, extent);
  }

  private List<Object> place(Cursor end) {
    Object key =
        switch (request.sorted().key()) {
          case STORED_AT -> end.instant(0);
          case TITLE -> end.text(0);
          case DURATION -> end.number(0);
        };
    return List.of(key, end.number(1));
  }

  private String statement(String page, String filter) {
    boolean down = request.sorted().descending();
    var column =
        switch (request.sorted().key()) {
          case STORED_AT -> "stored_at";
          case TITLE -> "title_sort";
          case DURATION -> "duration_sort";
        };
    var after =
        paging.after().isEmpty() ? "true" : "(COLUMN, id) " + (down ? "<" : ">") + " (?, ?)";
    return LIST.replace("PAGE", page)
        .replace("FILTER", filter)
        .replace("AFTER", after)
        .replace("COLUMN", column)
        .replace("WAY", down ? "desc" : "asc")
        .replace("BACK", down ? "asc" : "desc");
  }

  private record Row(long id, VideoSummary video, String key) {

    static Row read(ResultSet row) throws SQLException {
      var summary = RecordRows.summary(row);
      return new Row(row.getLong("id"), summary, key(row));
    }

    /** A time is written as the JVM does, whatever the session's time zone. */
    private static String key(ResultSet row) throws SQLException {
      var value = row.getObject("sort_key");
      return value instanceof java.sql.Timestamp
          ? Objects.requireNonNull(Sql.instant(row, "sort_key")).toString()
          : value.toString();
    }

    Cursor place(String order) {
      return Cursor.after(order, id, key, id);
    }
  }
}
