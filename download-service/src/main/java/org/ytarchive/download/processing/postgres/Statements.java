package org.ytarchive.download.processing.postgres;

/** What is asked of the table. A worker's write names its run, or changes nothing. */
final class Statements {
  private static final String OURS = " where id = ? and run = ? and state = 'PROCESSING'";

  static final String INSERT =
      """
      insert into download.processings
        (id, job_id, attempt, process, file_id, source_path, filename, adjustments, created_at)
      values (?, ?, ?, ?, ?, ?, ?, ?::json, ?)
      """;

  static final String FIND = "select * from download.processings where id = ?";

  static final String FIND_ATTEMPT =
      "select * from download.processings where job_id = ? and attempt = ?";

  static final String NEWEST =
      "select * from download.processings where job_id = ? order by attempt desc limit 1";

  static final String SUPERSEDE =
      """
      with old as (
        update download.processings set state = 'CANCELLED', completed_at = ?
         where job_id = ? and attempt < ? and state in ('QUEUED', 'PROCESSING')
        returning id)
      select pg_notify('processings', id::text) from old
      """;

  static final String OTHER =
      """
      select id from download.processings
       where file_id = ? and process = ? and state = 'PROCESSING' and id <> ?
      """;

  static final String CLAIM =
      """
      update download.processings
         set run = run + 1, state = 'PROCESSING', phase = 'PROBE',
             started_at = coalesce(started_at, ?)
       where id = ? and state in ('QUEUED', 'PROCESSING')
      returning *
      """;

  /** Progress may be lost with the machine: nothing waits for the disk. */
  static final String REPORT =
      """
      with report as (
        update download.processings set phase = ?, progress = greatest(progress, ?)
      """
          + OURS
          + """
             returning id)
      select pg_notify('processings', id::text), set_config('synchronous_commit', 'off', true)
        from report
      """;

  static final String REMEMBER = "update download.processings set file = ?::json" + OURS;

  static final String COMPLETE =
      """
      update download.processings
         set state = 'COMPLETED', phase = 'DONE', progress = 100, completed_at = ?
      """
          + OURS
          + " and file is not null";

  static final String FAIL =
      "update download.processings set state = 'FAILED', failure = ?::json, completed_at = ?"
          + OURS;

  static final String RELEASE =
      "update download.processings set state = 'QUEUED', phase = 'QUEUED'" + OURS;

  static final String CANCEL =
      """
      with before as (
        select id, state from download.processings
         where id = ? and state in ('QUEUED', 'PROCESSING') for update)
      update download.processings p set state = 'CANCELLED', completed_at = ?
        from before where p.id = before.id
      returning before.state
      """;

  private static final String PAGE = " order by created_at, id limit ? offset ?";

  static final String OPEN =
      "select * from download.processings where state in ('QUEUED', 'PROCESSING')" + PAGE;

  static final String OPEN_AFTER =
      """
      select * from download.processings
       where state in ('QUEUED', 'PROCESSING') and (created_at, id) > (?, ?)
      """
          + PAGE;

  static final String NEEDED =
      """
      select 1 from download.processings
       where lower(process) || '-' || file_id = ? and state in ('QUEUED', 'PROCESSING')
       limit 1
      """;

  private Statements() {}
}
