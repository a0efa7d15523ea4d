-- Subtitles have a language.
alter table stored_files
  add column language text collate "C" check (language is null or kind = 'subtitles');

-- Who else has these bytes: the same file under another name is removed with its last record only.
create index stored_files_by_sha256 on stored_files (sha256);

-- Who leans on a file. Paths may be longer than an index entry may be, hence their hash.
create index stored_files_by_path on stored_files (md5(path));

-- Files on disk that no record leans on, or soon might not: what a deleted record leaves, and what
-- is about to be kept. Whoever keeps one takes it out of here in the same transaction; the rest is
-- removed from the disk when it is due. So a crash between the disk and the database leaves no file
-- that nobody knows.
create table leftover_files (
  id     bigint generated always as identity primary key,
  root   text collate "C" not null,
  path   text collate "C" not null,
  bytes  bigint not null check (bytes >= 0),
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  due    timestamptz not null
);

create unique index leftover_files_once on leftover_files (root, md5(path));
create index leftover_files_due on leftover_files (due);
