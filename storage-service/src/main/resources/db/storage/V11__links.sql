-- Further names of kept files, in folders of their owners. A row is there before its name is on the
-- disk and until it is gone from there, so that no name is left that nobody knows.
create table links (
  owner  uuid not null,
  item   uuid not null,
  folder text not null check (folder in ('audio', 'video', 'transcripts')),
  name   text collate "C" not null,
  root   text collate "C" not null,
  bytes  bigint not null check (bytes >= 0),
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (owner, item, folder, name)
);
