-- Work plans of Storage that are driven again as jobs; once each.
create table plan_runs (
  plan_id text primary key,
  options jsonb not null,
  retry_count int not null check (retry_count >= 0),
  started_at timestamptz not null,
  ended_at timestamptz -- when Storage had heard how it ended
);
create table plan_videos (
  plan_id text not null references plan_runs on delete cascade,
  position int not null,
  video_id text not null,
  job_id uuid references jobs,
  primary key (plan_id, position),
  unique (plan_id, video_id)
);
create index plan_videos_of_job on plan_videos (job_id) where job_id is not null;
