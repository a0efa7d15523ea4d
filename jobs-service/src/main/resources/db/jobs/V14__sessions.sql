-- Anonymous callers of the sessions door. The id a caller shows is a credential: only its SHA-256 is
-- here. The handle names the session wherever others may look, and its folder; it opens nothing.
create table sessions (
  handle uuid primary key,
  secret bytea not null unique check (octet_length(secret) = 32),
  created_at timestamptz not null,
  last_activity timestamptz not null,
  expired_at timestamptz, -- null: active
  swept_at timestamptz, -- its jobs are cancelled and its files removed
  check (expired_at is null or expired_at >= created_at),
  check (swept_at is null or expired_at is not null)
);
create index sessions_active on sessions (last_activity) where expired_at is null;
create index sessions_to_sweep on sessions (expired_at)
  where expired_at is not null and swept_at is null;

-- What a session asked for, in the words of its door; everything else is the job's.
create table session_jobs (
  job_id uuid primary key references jobs on delete cascade,
  handle uuid not null references sessions on delete cascade,
  url text not null,
  media_type text not null check (media_type in ('video', 'audio', 'transcript')),
  created_at timestamptz not null
);
create index session_jobs_of_session on session_jobs (handle, created_at desc, job_id);

-- Jobs with the same words here come to the same files, though they are different jobs: one that is
-- under way is worth waiting for, and what it brought need not be fetched again.
alter table jobs add column share text;
update jobs set share = wish where kind = 'download';
create index jobs_sharing on jobs (share, created_at desc)
  where status in ('queued', 'downloading', 'completed');
