-- Playlists and channels: jobs whose work is that of their children. And what tells jobs that come
-- to the same files.
alter table jobs
  drop constraint jobs_kind_check,
  drop constraint jobs_check2, -- completed: with a file
  alter column kind drop default,
  alter column video_id drop not null,
  add column list_id text, -- the playlist's id, or the channel's name
  add column wish text,
  add column parent_id uuid references jobs on delete cascade, -- whom it was made for
  add column position int check (position > 0),
  add column entries int,
  add column pending int check (pending >= 0),
  add column unlucky int check (unlucky >= 0),
  add constraint jobs_kind_check check (kind in ('download', 'playlist', 'channel')),
  add constraint jobs_subject_check
    check (case kind when 'download' then video_id is not null and list_id is null
                     else video_id is null and list_id is not null and parent_id is null end),
  add constraint jobs_completed_check
    check (status <> 'completed' or (phase = 'done' and (kind <> 'download' or file is not null))),
  add constraint jobs_child_check check ((parent_id is null) = (position is null)),
  add constraint jobs_tally_check
    check (num_nulls(entries, pending, unlucky) in (0, 3) and pending + unlucky <= entries);

update jobs set wish = concat_ws(' ', 'download', video_id, options->>'quality', options->>'audio',
  coalesce(options->>'output_path', '/downloads'));
alter table jobs alter column wish set not null;
create index jobs_alike on jobs (wish) where status in ('queued', 'downloading', 'completed');
create index jobs_newest_by_kind on jobs (kind, created_at desc, id desc);
create index jobs_newest_orphans on jobs (created_at desc, id desc) where parent_id is null;
create index jobs_of_parent on jobs (parent_id) where parent_id is not null;

-- The lines of a playlist or channel as they were read. A video may be listed twice, and a job may
-- serve several parents.
create table entries (
  parent_id uuid not null references jobs on delete cascade,
  position int not null check (position > 0),
  video_id text not null,
  title text,
  unavailable text check (unavailable in ('private', 'deleted', 'unavailable')),
  job_id uuid references jobs,
  primary key (parent_id, position),
  check (unavailable is null or job_id is null)
);
create index entries_of_job on entries (job_id) where job_id is not null;
create index entries_without_job on entries (parent_id, position)
  where job_id is null and unavailable is null;

alter table job_counts
  add column kind text not null default 'download'
    check (kind in ('download', 'playlist', 'channel')),
  drop constraint job_counts_pkey,
  add primary key (kind, status);
alter table job_counts alter column kind drop default;
insert into job_counts (kind, status)
select kind, status from (values ('playlist'), ('channel')) k (kind),
  (values ('queued'), ('downloading'), ('completed'), ('failed'), ('cancelled')) s (status);

alter table events alter column video_id drop not null;

-- Reading a long playlist takes minutes: it waits neither behind downloads nor before errands.
create table list_queue (like job_queue including all);
alter table list_queue alter column priority set default 0, alter column priority set not null;
