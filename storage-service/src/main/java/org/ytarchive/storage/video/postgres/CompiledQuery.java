package org.ytarchive.storage.video.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.storage.search.SearchField;
import org.ytarchive.storage.search.SearchQuery;

/**
 * A search in PostgreSQL's words.
 *
 * @param matching what must match
 * @param wanted what of it is looked for, not excluded
 */
record CompiledQuery(String matching, String wanted) {
  private static final Pattern LEXEME = Pattern.compile("'((?:[^']|'')*)'");

  private static final String COMPILE =
      """
      select matching::text, wanted::text from storage.search_query(?, ?, ?, ?, ?, ?)
      """;

  /**
   * Empty when there is nothing to look for.
   *
   * @param loosely whether words may be mistyped
   */
  static Optional<CompiledQuery> of(
      Connection c, SearchQuery query, SearchField field, boolean loosely) throws SQLException {
    if (query.terms().isEmpty()) {
      return Optional.empty();
    }
    return Sql.of(
            COMPILE,
            array(c, "text", query, SearchQuery.Term::text),
            array(c, "boolean", query, SearchQuery.Term::exact),
            array(c, "boolean", query, SearchQuery.Term::excluded),
            query.typing(),
            loosely,
            field == SearchField.TITLE ? "A" : "")
        .first(c, CompiledQuery::read)
        .flatMap(Function.identity());
  }

  private static java.sql.Array array(
      Connection c, String type, SearchQuery query, Function<SearchQuery.Term, ?> part)
      throws SQLException {
    return c.createArrayOf(type, query.terms().stream().map(part).toArray());
  }

  private static Optional<CompiledQuery> read(ResultSet row) throws SQLException {
    var matching = row.getString("matching");
    var wanted = row.getString("wanted");
    return matching == null || wanted == null
        ? Optional.empty()
        : Optional.of(new CompiledQuery(matching, wanted));
  }

  /** The words that are looked for: stems, beginnings, corrections. */
  List<String> words() {
    return LEXEME.matcher(wanted).results().map(m -> m.group(1).replace("''", "'")).toList();
  }
}
