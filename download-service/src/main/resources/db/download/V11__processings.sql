-- One row per processing: what is to be made of which stored video, how far it is, how it ended.
create table download.processings (
  id           uuid primary key,
  job_id       text        not null,
  attempt      integer     not null check (attempt >= 1),
  process      text        not null check (process in ('ENHANCEMENT', 'EXTRACTION')),
  file_id      text        not null check (file_id ~ '^[A-Za-z0-9_-]{1,64}$'),
  source_path  text        not null,
  filename     text        not null,
  -- all of them, defaults included; none for an extraction
  adjustments  json,
  state        text        not null default 'QUEUED'
    check (state in ('QUEUED', 'PROCESSING', 'COMPLETED', 'FAILED', 'CANCELLED')),
  -- how often a worker took it up; every write of a worker names its run
  run          integer     not null default 0 check (run >= 0),
  phase        text        not null default 'QUEUED'
    check (phase in ('QUEUED', 'PROBE', 'WORK', 'VERIFY', 'DONE')),
  progress     integer     not null default 0 check (progress between 0 and 100),
  -- written before the rename, so that whoever takes over finds the finished file
  file         json,
  failure      json,
  created_at   timestamptz not null,
  started_at   timestamptz,
  completed_at timestamptz,
  unique (job_id, attempt),
  check ((process = 'ENHANCEMENT') = (adjustments is not null)),
  check (state not in ('PROCESSING', 'COMPLETED') or run > 0),
  check (state <> 'COMPLETED' or (file is not null and progress = 100 and phase = 'DONE')),
  check ((state = 'FAILED') = (failure is not null)),
  check ((state in ('COMPLETED', 'FAILED', 'CANCELLED')) = (completed_at is not null))
);

create index processings_open on download.processings (created_at, id)
  where state in ('QUEUED', 'PROCESSING');
-- The same is made of a file at one place at a time.
create unique index processings_running on download.processings (file_id, process)
  where state = 'PROCESSING';

-- db-scheduler's table.
create table download.processing_queue (
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

create index processing_queue_execution_time on download.processing_queue (execution_time);
create index processing_queue_last_heartbeat on download.processing_queue (last_heartbeat);
create index processing_queue_priority
  on download.processing_queue (priority desc, execution_time asc);
