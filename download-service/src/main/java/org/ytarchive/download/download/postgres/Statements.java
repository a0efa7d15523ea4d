package org.ytarchive.download.download.postgres;

/** What is asked of the downloads table. A worker's write names its run, or changes nothing. */
final class Statements {
  private static final String OURS = " where id = ? and run = ? and state = 'DOWNLOADING'";

  static final String INSERT =
      """
      insert into download.downloads
        (id, job_id, attempt, work_folder, video_id, quality, format_selection, extract_audio,
         quality_strict, subtitles, output_format, auto_captions, output_folder, file, companions,
         created_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?::json, ?)
      """;

  static final String FIND = "select * from download.downloads where id = ?";

  static final String FIND_ATTEMPT =
      "select * from download.downloads where job_id = ? and attempt = ?";

  static final String NEWEST =
      "select * from download.downloads where job_id = ? order by attempt desc limit 1";

  static final String UNKEEP =
      """
      update download.downloads set keep_partial = false
       where job_id = ? and attempt < ? and keep_partial
      """;

  static final String SUPERSEDE =
      """
      with old as (
        update download.downloads set state = 'CANCELLED', completed_at = ?
         where job_id = ? and attempt < ? and state in ('QUEUED', 'DOWNLOADING')
        returning id)
      select pg_notify('download_states', id::text) from old
      """;

  static final String CLAIM =
      """
      update download.downloads
         set run = run + 1, state = 'DOWNLOADING', phase = 'DOWNLOAD',
             started_at = coalesce(started_at, ?)
       where id = ? and state in ('QUEUED', 'DOWNLOADING')
      returning *
      """;

  static final String DESCRIBE =
      """
      update download.downloads
         set info = ?::json, estimated_size = coalesce(?::bigint, estimated_size)
      """
          + OURS;

  /** Progress may be lost with the machine: nothing waits for the disk. */
  static final String REPORT =
      """
      with report as (
        update download.downloads
           set phase = ?, progress = ?, downloaded_bytes = ?, total_bytes = ?::bigint,
               speed = ?::bigint, eta = ?::bigint
      """
          + OURS
          + """
             returning id)
      select (select count(*) from report) as written, pg_notify(?, ?),
             set_config('synchronous_commit', 'off', true)
      """;

  static final String TELL =
      "select pg_notify(?, ?), set_config('synchronous_commit', 'off', true)";

  static final String REMEMBER = "update download.downloads set file = ?::json" + OURS;

  static final String FORGET_FILE = "update download.downloads set file = null" + OURS;

  static final String ACCOMPANY = "update download.downloads set companions = ?::json" + OURS;

  static final String COMPLETE =
      """
      update download.downloads
         set state = 'COMPLETED', phase = 'DONE', progress = 100, downloaded_bytes = ?,
             total_bytes = ?::bigint, speed = ?::bigint, eta = ?::bigint, completed_at = ?
      """
          + OURS
          + " and file is not null";

  static final String FAIL =
      """
      update download.downloads
         set state = 'FAILED', failure = ?::json, keep_partial = ?, completed_at = ?
      """
          + OURS;

  static final String RELEASE =
      """
      update download.downloads
         set state = 'QUEUED', phase = 'QUEUED', speed = null, eta = null
      """
          + OURS;

  static final String CANCEL =
      """
      with before as (
        select id, state from download.downloads
         where id = ? and (state = 'QUEUED' or state = 'DOWNLOADING' and file is null)
           for update)
      update download.downloads d set state = 'CANCELLED', completed_at = ?
        from before where d.id = before.id
      returning before.state
      """;

  static final String FORGET_PARTIAL =
      "update download.downloads set keep_partial = false where id = ? and keep_partial";

  private static final String PAGE = " order by created_at, id limit ? offset ?";

  static final String OPEN =
      "select * from download.downloads where state in ('QUEUED', 'DOWNLOADING')" + PAGE;

  static final String OPEN_AFTER =
      """
      select * from download.downloads
       where state in ('QUEUED', 'DOWNLOADING') and (created_at, id) > (?, ?)
      """
          + PAGE;

  static final String NEEDED =
      """
      select 1 from download.downloads
       where work_folder = ?
         and (state in ('QUEUED', 'DOWNLOADING') or keep_partial and completed_at > ?)
       limit 1
      """;

  private Statements() {}
}
