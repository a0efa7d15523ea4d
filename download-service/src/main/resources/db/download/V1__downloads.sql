-- One row per download: what was asked, how far it is, how it ended. When it runs and who runs it
-- stands in the queue's own table below.
create table download.downloads (
  id               uuid primary key,
  job_id           text,
  attempt          integer     not null check (attempt >= 1),
  -- the folder of partial files: all attempts of a job share it
  work_folder      text        not null,
  video_id         text        not null check (video_id ~ '^[A-Za-z0-9_-]{11}$'),
  quality          text        not null,
  format_selection text,
  extract_audio    boolean     not null,
  quality_strict   boolean     not null,
  output_folder    text        not null,
  state            text        not null default 'QUEUED'
    check (state in ('QUEUED', 'DOWNLOADING', 'COMPLETED', 'FAILED', 'CANCELLED')),
  -- how often a worker took it up; every write of a worker names its run
  run              integer     not null default 0 check (run >= 0),
  phase            text        not null default 'QUEUED'
    check (phase in ('QUEUED', 'DOWNLOAD', 'MERGE', 'VERIFY', 'DONE')),
  progress         integer     not null default 0 check (progress between 0 and 100),
  downloaded_bytes bigint      not null default 0 check (downloaded_bytes >= 0),
  total_bytes      bigint,
  speed            bigint,
  eta              bigint,
  estimated_size   bigint,
  -- json, not jsonb: titles may hold \u0000, which jsonb refuses
  info             json,
  -- written before the rename, so that whoever takes over finds the finished file
  file             json,
  failure          json,
  -- whether what a failed attempt left waits for the next one
  keep_partial     boolean     not null default false,
  created_at       timestamptz not null,
  started_at       timestamptz,
  completed_at     timestamptz,
  unique (job_id, attempt),
  check (state not in ('DOWNLOADING', 'COMPLETED') or run > 0),
  check (state <> 'COMPLETED' or (file is not null and progress = 100 and phase = 'DONE')),
  check ((state = 'FAILED') = (failure is not null)),
  check (not keep_partial or state = 'FAILED'),
  check ((state in ('COMPLETED', 'FAILED', 'CANCELLED')) = (completed_at is not null))
);

create index downloads_open on download.downloads (created_at, id)
  where state in ('QUEUED', 'DOWNLOADING');
create index downloads_work_folder on download.downloads (work_folder, attempt desc);

-- db-scheduler's table.
create table download.queue (
  task_name            text        not null,
  task_instance        text        not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean     not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint      not null,
  priority             smallint,
  state                text,
  primary key (task_name, task_instance)
);

create index queue_execution_time on download.queue (execution_time);
create index queue_last_heartbeat on download.queue (last_heartbeat);
create index queue_priority on download.queue (priority desc, execution_time asc);
