-- What Storage keeps: records of videos, their files, plans to try again, and how much of each.

create table video_records (
  id            bigint generated always as identity primary key,
  video_id      text collate "C" not null unique,
  kind          text not null check (kind in ('youtube', 'capture', 'upload')),
  title         text,
  description   text,
  duration      bigint check (duration >= 0),
  published_at  timestamptz,
  channel_id    text,
  channel_title text,
  metadata      jsonb not null check (jsonb_typeof(metadata) = 'object'),
  best_file     bigint,
  stored_at     timestamptz not null,
  updated_at    timestamptz not null,
  -- The sort keys have no nulls, so that every order is total and one row value can say where a page
  -- ended: what is unknown counts as smallest. Case and accents do not matter to a title's place.
  title_sort    text collate "C" not null generated always as (
    left(lower(regexp_replace(normalize(coalesce(left(title, 200), ''), nfkd),
                              '[\u0300-\u036f]', '', 'g') collate pg_c_utf8), 200)) stored,
  duration_sort bigint not null generated always as (coalesce(duration, -1)) stored
);

create index video_records_by_stored_at on video_records (stored_at, id);
create index video_records_by_title on video_records (title_sort, id);
create index video_records_by_duration on video_records (duration_sort, id);

create table stored_files (
  id           bigint generated always as identity primary key,
  record       bigint not null references video_records on delete cascade,
  kind         text not null check (kind in ('video', 'audio', 'metadata', 'thumbnail', 'subtitles')),
  quality      text,
  quality_rank int not null,
  root         text collate "C" not null,
  path         text collate "C" not null,
  bytes        bigint not null check (bytes >= 0),
  sha256       text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  stored_at    timestamptz not null
);

-- Paths may be longer than an index entry may be, hence their hash.
create unique index stored_files_once on stored_files (record, root, md5(path));

alter table video_records
  add constraint video_records_best_file foreign key (best_file)
      references stored_files on delete set null;

create table work_plans (
  id          bigint generated always as identity primary key,
  plan_id     uuid not null unique,
  video_ids   text[] not null check (cardinality(video_ids) between 1 and 1000),
  reason      text not null,
  status      text not null check (status in ('pending', 'running', 'done', 'failed')),
  retry_count int not null check (retry_count >= 0),
  metadata    jsonb not null,
  created_at  timestamptz not null,
  updated_at  timestamptz not null
);

create index work_plans_newest on work_plans (created_at desc, id desc);

-- Totals are kept by triggers, in the transaction that changes what they count, and never by a scan.
-- Each connection writes the row of its own shard, so that writers do not wait for one another; the
-- total is the sum of the rows. A transaction locks one row of this table at most.
create table totals (
  shard           int primary key,
  videos          bigint not null default 0,
  seconds         bigint not null default 0,
  video_files     bigint not null default 0,
  video_bytes     bigint not null default 0,
  audio_files     bigint not null default 0,
  audio_bytes     bigint not null default 0,
  metadata_files  bigint not null default 0,
  metadata_bytes  bigint not null default 0,
  thumbnail_files bigint not null default 0,
  thumbnail_bytes bigint not null default 0,
  subtitles_files bigint not null default 0,
  subtitles_bytes bigint not null default 0,
  work_plans      bigint not null default 0
) with (fillfactor = 50);

insert into totals (shard) select generate_series(0, 31);

create function count_records() returns trigger language plpgsql as $$
declare
  n bigint := 0;
  s bigint := 0;
begin
  if tg_op <> 'DELETE' then
    select count(*), coalesce(sum(duration), 0) into n, s from added;
  end if;
  if tg_op <> 'INSERT' then
    select n - count(*), s - coalesce(sum(duration), 0) into n, s from gone;
  end if;
  if n <> 0 or s <> 0 then
    update storage.totals set videos = videos + n, seconds = seconds + s
     where shard = pg_backend_pid() % 32;
  end if;
  return null;
end $$;

create trigger count_added after insert on video_records
  referencing new table as added for each statement execute function count_records();
create trigger count_changed after update on video_records
  referencing old table as gone new table as added for each statement execute function count_records();
create trigger count_gone after delete on video_records
  referencing old table as gone for each statement execute function count_records();

create function add_files(of_kind text, n bigint, b bigint) returns void language sql as $$
  update storage.totals
     set video_files     = video_files     + case of_kind when 'video'     then n else 0 end,
         video_bytes     = video_bytes     + case of_kind when 'video'     then b else 0 end,
         audio_files     = audio_files     + case of_kind when 'audio'     then n else 0 end,
         audio_bytes     = audio_bytes     + case of_kind when 'audio'     then b else 0 end,
         metadata_files  = metadata_files  + case of_kind when 'metadata'  then n else 0 end,
         metadata_bytes  = metadata_bytes  + case of_kind when 'metadata'  then b else 0 end,
         thumbnail_files = thumbnail_files + case of_kind when 'thumbnail' then n else 0 end,
         thumbnail_bytes = thumbnail_bytes + case of_kind when 'thumbnail' then b else 0 end,
         subtitles_files = subtitles_files + case of_kind when 'subtitles' then n else 0 end,
         subtitles_bytes = subtitles_bytes + case of_kind when 'subtitles' then b else 0 end
   where shard = pg_backend_pid() % 32 and (n <> 0 or b <> 0)
$$;

create function count_files() returns trigger language plpgsql as $$
begin
  if tg_op <> 'DELETE' then
    perform storage.add_files(kind, count(*), sum(bytes)::bigint) from added group by kind;
  end if;
  if tg_op <> 'INSERT' then
    perform storage.add_files(kind, -count(*), -sum(bytes)::bigint) from gone group by kind;
  end if;
  return null;
end $$;

create trigger count_added after insert on stored_files
  referencing new table as added for each statement execute function count_files();
create trigger count_changed after update on stored_files
  referencing old table as gone new table as added for each statement execute function count_files();
create trigger count_gone after delete on stored_files
  referencing old table as gone for each statement execute function count_files();

create function count_work_plans() returns trigger language plpgsql as $$
declare
  n bigint;
begin
  if tg_op = 'INSERT' then
    select count(*) into n from added;
  else
    select -count(*) into n from gone;
  end if;
  update storage.totals set work_plans = work_plans + n
   where shard = pg_backend_pid() % 32 and n <> 0;
  return null;
end $$;

create trigger count_added after insert on work_plans
  referencing new table as added for each statement execute function count_work_plans();
create trigger count_gone after delete on work_plans
  referencing old table as gone for each statement execute function count_work_plans();
