-- One row per job. States, phases and arrows are those of JobStatus and Phase; the attempt and run
-- fence every write of a worker.
create table jobs (
  id uuid primary key,
  kind text not null default 'download' check (kind in ('download')),
  video_id text not null,
  options jsonb not null,
  status text not null
    check (status in ('queued', 'downloading', 'completed', 'failed', 'cancelled')),
  phase text not null
    check (phase in ('queued', 'metadata', 'download', 'merge', 'verify', 'store', 'done')),
  progress smallint not null default 0 check (progress between 0 and 100),
  downloaded_bytes bigint not null default 0 check (downloaded_bytes >= 0),
  total_bytes bigint,
  attempt int not null default 0 check (attempt >= 0),
  next_attempt int not null default 1 check (next_attempt >= attempt),
  run bigint not null default 0,
  failures int not null default 0 check (failures >= 0),
  events bigint not null default 0,
  download_id text,
  metadata json, -- not jsonb: titles may hold what jsonb refuses
  file json,
  error json,
  work_plan_id text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  next_attempt_at timestamptz,
  check ((status in ('completed', 'failed', 'cancelled')) = (finished_at is not null)),
  check (status <> 'completed' or (file is not null and phase = 'done')),
  check (status <> 'failed' or error is not null),
  check (status = 'queued' or next_attempt_at is null)
);
create index jobs_newest on jobs (created_at desc, id desc);
create index jobs_newest_by_status on jobs (status, created_at desc, id desc);
create index jobs_lately_completed on jobs (finished_at desc) where status = 'completed';

-- How many jobs there are in each state, kept in the transactions that change them.
create table job_counts (
  status text primary key
    check (status in ('queued', 'downloading', 'completed', 'failed', 'cancelled')),
  jobs bigint not null default 0 check (jobs >= 0)
);
insert into job_counts (status)
values ('queued'), ('downloading'), ('completed'), ('failed'), ('cancelled');

-- What happened, never changed. Across jobs the order is (tx, id), and only rows below the oldest
-- open transaction are handed out; within a job it is seq.
create table events (
  id bigint generated always as identity primary key,
  tx xid8 not null default pg_current_xact_id(),
  job_id uuid not null references jobs on delete cascade,
  seq bigint not null check (seq > 0),
  event text not null,
  video_id text not null,
  status text not null,
  phase text not null,
  progress smallint not null,
  downloaded_bytes bigint not null,
  total_bytes bigint,
  error json,
  at timestamptz not null,
  unique (job_id, seq)
);
create index events_in_order on events (tx, id);

-- How far a running job is: one narrow row, overwritten, latest wins, gone when the job has ended.
create table progress (
  job_id uuid primary key references jobs on delete cascade,
  run bigint not null,
  attempt int not null,
  progress smallint not null check (progress between 0 and 100),
  downloaded_bytes bigint not null,
  total_bytes bigint,
  speed text,
  eta text,
  at timestamptz not null
) with (fillfactor = 50);

-- db-scheduler's tables: when something runs, and who runs it. One table per queue.
create table job_queue (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index job_queue_due on job_queue (execution_time);
create index job_queue_alive on job_queue (last_heartbeat) where picked;
create index job_queue_first on job_queue (priority desc, execution_time);

create table errand_queue (like job_queue including all);
