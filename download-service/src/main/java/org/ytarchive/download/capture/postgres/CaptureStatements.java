package org.ytarchive.download.capture.postgres;

/** What is asked of the captures table. A worker's write names its run, or changes nothing. */
final class CaptureStatements {
  private static final String OURS = " where id = ? and run = ? and state = 'CAPTURING'";

  /** A source without its login, once that is not needed any more. */
  private static final String PLAIN_SOURCE =
      "source = regexp_replace(source, '^([A-Za-z]+://)[^/@]*@', '\\1')";

  static final String LOAD =
      """
      select count(*) as load from download.captures
       where state = 'QUEUED' or state = 'CAPTURING' and owner = ?
      """;

  static final String INSERT =
      """
      insert into download.captures
        (id, ticket, attempt, source, length_millis, audio, name, output_folder, created_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  static final String AGAIN =
      """
      update download.captures
         set ticket = ?, attempt = ?, source = ?, state = 'QUEUED', phase = 'QUEUED', progress = 0,
             until = null, failure = null, completed_at = null, run = run + 1
       where id = ?
      """;

  private static final String WITH_LOG =
      """
      select c.*, (
        select json_agg(l.text order by l.number) from (
          select number, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                         || ' ' || line as text
            from download.capture_lines where capture_id = c.id
           order by number desc limit 100) l) as log
        from download.captures c
      """;

  static final String FIND = WITH_LOG + " where c.id = ?";

  static final String CLAIM =
      """
      update download.captures
         set run = run + 1, state = 'CAPTURING', phase = 'CONNECT', owner = ?,
             started_at = coalesce(started_at, ?)
       where ticket = ? and state in ('QUEUED', 'CAPTURING')
      returning id
      """;

  /** Progress may be lost with the machine: nothing waits for the disk. */
  static final String REPORT =
      """
      with report as (
        update download.captures
           set phase = ?, progress = greatest(progress, ?), recorded = ?, bytes = ?
      """
          + OURS
          + """
             returning id)
      select (select count(*) from report) as written, pg_notify(?, ?),
             set_config('synchronous_commit', 'off', true)
      """;

  static final String KEEP =
      "update download.captures set segments = ?::json, until = ?::timestamptz" + OURS;

  static final String REMEMBER =
      "update download.captures set file = ?::json, companions = ?::json" + OURS;

  static final String COMPLETE =
      "update download.captures set state = 'COMPLETED', phase = 'DONE', progress = 100,"
          + " completed_at = ?, "
          + PLAIN_SOURCE
          + OURS
          + " and file is not null";

  static final String FAIL =
      "update download.captures set state = 'FAILED', failure = ?::json, completed_at = ?, "
          + PLAIN_SOURCE
          + OURS;

  static final String RELEASE =
      "update download.captures set state = 'QUEUED', owner = null" + OURS;

  static final String CANCEL =
      "with before as (select id, state from download.captures"
          + " where id = ? and state in ('QUEUED', 'CAPTURING') for update)"
          + " update download.captures c set state = 'CANCELLED', completed_at = ?, "
          + PLAIN_SOURCE
          + " from before where c.id = before.id returning before.state";

  static final String NOTE =
      """
      insert into download.capture_lines (capture_id, at, line)
      select id, ?, ? from download.captures where id = ?
      """;

  private static final String PAGE = " order by c.created_at, c.ticket limit ? offset ?";

  static final String OPEN = WITH_LOG + " where c.state in ('QUEUED', 'CAPTURING')" + PAGE;

  static final String OPEN_AFTER =
      WITH_LOG
          + " where c.state in ('QUEUED', 'CAPTURING') and (c.created_at, c.ticket) > (?, ?)"
          + PAGE;

  static final String NEEDED =
      """
      select 1 from download.captures
       where id = ? and (state in ('QUEUED', 'CAPTURING') or state = 'FAILED' and completed_at > ?)
      """;

  private CaptureStatements() {}
}
