-- Jobs that need nothing more from YouTube: their file is here, or on its way at Download. While
-- YouTube refuses us they are found among however many that wait.
create index jobs_on_their_way on jobs (id)
  where kind = 'download' and status in ('queued', 'downloading')
    and (file is not null or (download_id is not null and next_attempt = attempt));

-- By whose Idempotency-Key the run was begun: who asks with the same once more gets the same run.
alter table plan_runs add column begun_by text;
