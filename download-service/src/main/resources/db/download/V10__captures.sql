-- One row per capture, however often it is tried: what was asked, how far it is, how it ended. When
-- it runs and who runs it stands in the queue's own table below.
create table download.captures (
  id            text        primary key check (id ~ '^[A-Za-z0-9_-]{1,100}$'),
  -- what the queue knows the present attempt by
  ticket        uuid        not null unique,
  attempt       integer     not null check (attempt >= 1),
  -- with its login while it is needed; null: a test pattern
  source        text,
  length_millis bigint      not null check (length_millis > 0),
  audio         boolean     not null,
  name          text,
  output_folder text        not null,
  state         text        not null default 'QUEUED'
    check (state in ('QUEUED', 'CAPTURING', 'COMPLETED', 'FAILED', 'CANCELLED')),
  -- how often a worker took it up; every write of a worker names its run
  run           integer     not null default 0 check (run >= 0),
  -- the process that runs it
  owner         text,
  phase         text        not null default 'QUEUED'
    check (phase in ('QUEUED', 'CONNECT', 'RECORD', 'FINALISE', 'VERIFY', 'DONE')),
  progress      integer     not null default 0 check (progress between 0 and 100),
  recorded      bigint      not null default 0 check (recorded >= 0),
  bytes         bigint      not null default 0 check (bytes >= 0),
  -- when the present attempt's recording is over; known from the first picture on
  until         timestamptz,
  segments      json        not null default '[]',
  -- written before the rename, so that whoever takes over finds the finished file
  file          json,
  companions    json        not null default '[]',
  failure       json,
  created_at    timestamptz not null,
  started_at    timestamptz,
  completed_at  timestamptz,
  check (state not in ('CAPTURING', 'COMPLETED') or run > 0),
  check (state <> 'COMPLETED' or (file is not null and progress = 100 and phase = 'DONE')),
  check ((state = 'FAILED') = (failure is not null)),
  check ((state in ('COMPLETED', 'FAILED', 'CANCELLED')) = (completed_at is not null))
);

create index captures_open on download.captures (created_at, id)
  where state in ('QUEUED', 'CAPTURING');

-- What happened to a capture, a line each; kept as long as the capture's row.
create table download.capture_lines (
  number     bigint      generated always as identity primary key,
  capture_id text        not null references download.captures (id) on delete cascade,
  at         timestamptz not null,
  line       text        not null
);

create index capture_lines_capture on download.capture_lines (capture_id, number desc);

-- db-scheduler's table.
create table download.capture_queue (
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

create index capture_queue_execution_time on download.capture_queue (execution_time);
create index capture_queue_last_heartbeat on download.capture_queue (last_heartbeat);
create index capture_queue_priority on download.capture_queue (priority desc, execution_time asc);
