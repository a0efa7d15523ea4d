package org.ytarchive.storage.video.postgres;

import jakarta.annotation.Nullable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ytarchive.common.Cursor;
import org.ytarchive.common.Paging;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.storage.search.Snippet;
import org.ytarchive.storage.video.FoundPage;
import org.ytarchive.storage.video.SearchRequest;

/** One page of a search, best first; see {@code search_videos} in the schema. */
final class RankedSearch {
  private static final Duration TIME = Duration.ofMillis(500);

  /** For a second look at what nothing was found of: the first one read it from a cold disk. */
  private static final Duration SECOND_LOOK = Duration.ofSeconds(2);

  /** For what takes a millisecond whatever was typed, wherever the machine is well. */
  private static final Duration ROUTINE = Duration.ofSeconds(2);

  private static final String SEARCH =
      """
      select * from storage.search_videos(?, ?::tsquery, ?::tsquery, ?, ?, ?, ?, ?)
      """;

  private static final String SUMMARIES =
      """
      select r.id, r.video_id, r.title, r.duration, r.stored_at, f.bytes as file_size,
             r.channel_title, left(r.description, 20000) as description,
             (select left(s.text, 50000) from spoken_texts s where s.record = r.id
               order by s.file limit 1) as spoken
        from video_records r
        left join stored_files f on f.id = r.best_file
       where r.id = any (?)
      """;

  private final Connection connection;
  private final SearchRequest request;
  private final Paging paging;

  RankedSearch(Connection connection, SearchRequest request, Paging paging) {
    this.connection = connection;
    this.request = request;
    this.paging = paging;
  }

  FoundPage page() throws SQLException {
    var from = paging.after().map(SearchPlace::of);
    return from.isPresent() ? after(from.get()) : beginning();
  }

  private FoundPage beginning() throws SQLException {
    var page = find(false, null);
    return page.videos().isEmpty() && page.totalIsExact() ? find(true, null) : page;
  }

  private FoundPage after(SearchPlace place) throws SQLException {
    return find(place.loosely(), place);
  }

  private FoundPage find(boolean loosely, @Nullable SearchPlace from) throws SQLException {
    var query = compiled(loosely);
    if (query.isEmpty()) {
      return new FoundPage(List.of(), 0, true, Optional.empty());
    }
    boolean isLastResort = loosely && from == null; // nothing is written so: that is known already
    var rows = isLastResort ? hits(TIME, query.get(), from) : patiently(query.get(), from);
    var hits = rows.stream().filter(Hit::isOne).toList();
    boolean inTime = rows.size() == hits.size();
    TimeLimit.check(inTime || isLastResort || !hits.isEmpty(), SECOND_LOOK);
    var total = from == null ? Total.of(hits, inTime) : from.total();
    var page = page(hits, inTime, hit -> hit.place(loosely, total).cursor(request.order()));
    return new FoundPage(
        shown(page.items(), query.get()), total.count(), total.isExact(), page.nextCursor());
  }

  /** When the time was up there may be more, however little was found: the next page goes on. */
  private Paging.Page<Hit> page(List<Hit> hits, boolean inTime, Function<Hit, Cursor> cursor) {
    var page = paging.page(hits, cursor);
    return inTime || page.hasMore() || hits.isEmpty()
        ? page
        : new Paging.Page<>(hits, Optional.of(cursor.apply(hits.getLast()).write()));
  }

  private Optional<CompiledQuery> compiled(boolean loosely) throws SQLException {
    return TimeLimit.within(
        loosely ? TIME : ROUTINE,
        connection,
        () -> CompiledQuery.of(connection, request.query(), request.field(), loosely));
  }

  private List<Hit> patiently(CompiledQuery query, @Nullable SearchPlace from) throws SQLException {
    var rows = hits(TIME, query, from);
    boolean isWorthIt = !rows.isEmpty() && rows.stream().noneMatch(Hit::isOne);
    return isWorthIt ? hits(SECOND_LOOK, query, from) : rows;
  }

  private List<Hit> hits(Duration limit, CompiledQuery query, @Nullable SearchPlace from)
      throws SQLException {
    return TimeLimit.within(limit, connection, () -> hits(query, from));
  }

  private List<Hit> hits(CompiledQuery query, @Nullable SearchPlace from) throws SQLException {
    return Sql.of(
            SEARCH,
            request.field().wireName(),
            query.matching(),
            query.wanted(),
            from == null ? null : from.top(),
            from == null ? null : from.bits(),
            from == null ? null : from.score(),
            from == null ? null : from.id(),
            paging.fetch())
        .list(connection, Hit::read);
  }

  private List<FoundPage.Found> shown(List<Hit> hits, CompiledQuery query) throws SQLException {
    var snippet = new Snippet(query.words());
    Map<Long, Text> texts =
        TimeLimit.within(ROUTINE, connection, () -> texts(hits)).stream()
            .collect(Collectors.toMap(Text::id, Function.identity()));
    return hits.stream()
        .filter(hit -> texts.containsKey(hit.id()))
        .map(hit -> Objects.requireNonNull(texts.get(hit.id())).found(snippet, hit.score()))
        .toList();
  }

  private List<Text> texts(List<Hit> hits) throws SQLException {
    var ids = connection.createArrayOf("bigint", hits.stream().map(Hit::id).toArray());
    return Sql.of(SUMMARIES, ids).list(connection, Text::read);
  }

  /** How many there are: the first hit's stretch knows. */
  record Total(long count, boolean isExact) {

    static Total of(List<Hit> hits, boolean inTime) {
      var first = hits.stream().findFirst();
      long count = first.map(Hit::total).orElse(0L);
      return new Total(
          Math.max(count, hits.size()), inTime && first.map(Hit::isExact).orElse(true));
    }
  }

  /** A row of {@code search_videos}; one without an id says that the time is up. */
  record Hit(@Nullable Long found, float score, long top, int bits, long total, boolean isExact) {

    static Hit read(ResultSet row) throws SQLException {
      return new Hit(
          Sql.number(row, "id"),
          row.getFloat("score"),
          row.getLong("top"),
          row.getInt("bits"),
          row.getLong("total"),
          row.getBoolean("is_exact"));
    }

    boolean isOne() {
      return found != null;
    }

    long id() {
      return Objects.requireNonNull(found);
    }

    SearchPlace place(boolean loosely, Total of) {
      return new SearchPlace(top, bits, score, id(), loosely, of);
    }
  }

  private record Text(long id, org.ytarchive.storage.video.VideoSummary video, List<String> texts) {

    static Text read(ResultSet row) throws SQLException {
      var texts =
          Stream.of("description", "spoken", "title", "channel_title").map(name -> text(row, name));
      return new Text(row.getLong("id"), RecordRows.summary(row), texts.toList());
    }

    private static String text(ResultSet row, String column) {
      try {
        return Objects.requireNonNullElse(row.getString(column), "");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    FoundPage.Found found(Snippet snippet, float score) {
      return new FoundPage.Found(video, snippet.of(texts), score);
    }
  }
}
