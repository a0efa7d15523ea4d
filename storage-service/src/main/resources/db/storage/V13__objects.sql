-- Files may lie in a bucket instead of on a disk: then `object` is where, such as
-- s3://bucket/sha256/ab/ab…, and root and path are what the file is called. Of one name there may be
-- several contents in the bucket; whoever leans on an object is found by it.
alter table stored_files add column object text collate "C";
drop index stored_files_once;
create unique index stored_files_once
  on stored_files (record, root, md5(path), coalesce(object, ''));
create index stored_files_by_object on stored_files (object) where object is not null;

alter table leftover_files add column object text collate "C";
drop index leftover_files_once;
create unique index leftover_files_once
  on leftover_files (root, md5(path), coalesce(object, ''));
create index leftover_files_by_object on leftover_files (object) where object is not null;

-- A link to an object is a row and nothing else: it keeps the object as a hard link keeps a file.
alter table links add column object text collate "C";
create index links_by_object on links (object) where object is not null;
