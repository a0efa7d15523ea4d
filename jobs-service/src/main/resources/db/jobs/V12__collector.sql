-- What clients of the collector call their jobs. The name is theirs, and taken before the job is
-- there: a listener that hears of the job finds the name.
create table collector_jobs (
  client_id text primary key check (length(client_id) between 1 and 128),
  job_id uuid not null,
  started_at timestamptz not null
);
create index collector_jobs_of_job on collector_jobs (job_id);
