-- Of a video things are made: one that looks better, and what is worked out of it.
alter table stored_files drop constraint stored_files_kind_check;
alter table stored_files add constraint stored_files_kind_check
  check (kind in ('video', 'audio', 'metadata', 'thumbnail', 'subtitles', 'enhanced', 'extracted'));

alter table totals
  add column enhanced_files  bigint not null default 0,
  add column enhanced_bytes  bigint not null default 0,
  add column extracted_files bigint not null default 0,
  add column extracted_bytes bigint not null default 0;

create or replace function add_files(of_kind text, n bigint, b bigint) returns void language sql as $$
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
         subtitles_bytes = subtitles_bytes + case of_kind when 'subtitles' then b else 0 end,
         enhanced_files  = enhanced_files  + case of_kind when 'enhanced'  then n else 0 end,
         enhanced_bytes  = enhanced_bytes  + case of_kind when 'enhanced'  then b else 0 end,
         extracted_files = extracted_files + case of_kind when 'extracted' then n else 0 end,
         extracted_bytes = extracted_bytes + case of_kind when 'extracted' then b else 0 end
   where shard = pg_backend_pid() % 32 and (n <> 0 or b <> 0)
$$;
